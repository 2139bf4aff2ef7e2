"use strict";

/**
 * The one list of what the house is made of: slices, roles, layers and their arrows.
 * The boundary rules, the check on folders and `pnpm slice` all read it; docs/decisions says why it is so.
 */

/** In order: a slice may import another of its own layer only upstream, that is earlier in this list. */
const slices = [
  "guild",
  "access",
  "member",
  "schedule",
  "assignment",
  "chore",
  "task",
  "proof",
  "points",
  "reward",
  "reminder",
  "board",
  "template",
  "report",
  "webhook",
  "audit",
  "privacy",
];

/** The closed list of roles after the dot, in reading order, with the heading under which `pnpm slice` shows them. */
const roles = {
  id: "words",
  schema: "words",
  errors: "refusals",
  rule: "rule",
  entity: "table",
  migration: "table",
  repository: "repository",
  service: "service",
  events: "events",
  workflow: "workflow",
  feature: "feature",
  reaction: "reaction",
  job: "job",
  routes: "routes",
  resolver: "resolver",
  feed: "feed",
  command: "command",
  button: "button",
  modal: "modal",
  card: "card",
  e2e: "story",
};

/** What a test costs, in its name. A file may be `task.e2e.ts` (a story) or `task.rule.test.ts` (a test of that file). */
const testRoles = ["test", "itest", "e2e", "bench"];

/** Where the domain is cut by slices: the folder, the roles that live there, and what may stand beside the slices. */
const sliced = [
  { path: "packages/atoms/src", roles: ["id", "entity", "schema", "errors", "rule"], beside: ["kernel", "messages"] },
  { path: "packages/molecules/src", roles: ["repository", "service", "migration"], beside: ["kernel", "composition"] },
  {
    path: "packages/organisms/src",
    roles: ["workflow", "feature", "reaction", "job", "service"],
    beside: ["kernel", "composition", "background"],
  },
  { path: "packages/api/src/rest", roles: ["routes", "schema"], beside: [] },
  { path: "packages/api/src/graphql", roles: ["resolver", "schema"], beside: [] },
  { path: "apps/bot/src", roles: ["command", "button", "modal", "card"], beside: ["transport", "router", "mirror"] },
];

/** Contracts are cut by file, not by folder: `contracts/<slice>.events.ts`. */
const contracts = "packages/events/src/contracts";

/** Parts of a package that an arrow may name on their own; a whole package needs no line here. */
const parts = {
  "events/contracts": ["packages/events/src/contracts/"],
  "events/consume": ["packages/events/src/consume/"],
  "role-service/discord": ["packages/role-service/src/discord/"],
  "role-service/check": ["packages/role-service/src/check/"],
  "role-service/catalogue": ["packages/role-service/src/catalogue/"],
  "role-service/mirror": ["packages/role-service/src/mirror/"],
  "role-service/sync": ["packages/role-service/src/sync/"],
};

/** What decides who may; how Discord is asked (`role-service/discord`) is handed in by the apps. */
const whoMay = ["role-service/catalogue", "role-service/check", "role-service/mirror", "role-service/sync"];

// A door names permissions and fills the mirror; whether somebody may is asked by the act, so `role-service/check` is not here.
const whatADoorKnows = [
  "atoms",
  "core",
  "events/contracts",
  "events/consume",
  "role-service/catalogue",
  "role-service/mirror",
  "organisms",
];

const whatAnAppHandsIn = ["role-service/sync", "role-service/discord"];

/** Each layer, the sentence that guards it, and the only other places its files may import. */
const layers = [
  { path: "packages/atoms/", rule: "atoms-import-nothing-of-ours", may: [] },
  { path: "packages/core/", rule: "core-imports-atoms-only", may: ["atoms"] },
  { path: "packages/events/", rule: "events-import-only-core-and-atoms", may: ["atoms", "core"] },
  { path: "packages/molecules/", rule: "molecules-import-only-core-and-atoms", may: ["atoms", "core"] },
  {
    path: "packages/role-service/",
    rule: "role-service-imports-nothing-above-molecules-and-events",
    may: ["atoms", "core", "events", "molecules"],
  },
  { path: "packages/organisms/", rule: "organisms-import-no-door", may: ["atoms", "core", "events", "molecules", ...whoMay] },
  { path: "packages/api/", rule: "api-asks-organisms-never-tables", may: whatADoorKnows },
  { path: "apps/bot/", rule: "bot-asks-organisms-never-tables", may: [...whatADoorKnows, ...whatAnAppHandsIn] },
  { path: "apps/api/", rule: "api-app-is-only-the-process-around-api", may: [...whatADoorKnows, ...whatAnAppHandsIn, "api"] },
  {
    path: "apps/local/",
    rule: "local-is-both-apps-in-one",
    may: [...whatADoorKnows, ...whatAnAppHandsIn, "api", "apps/bot", "apps/api", "test"],
  },
  {
    path: "packages/test/",
    rule: "test-stages-both-apps-and-never-local",
    may: ["atoms", "core", "events", "molecules", "role-service", "organisms", "api", "apps/bot", "apps/api"],
  },
];

/** Names that say nothing: the missing idea has a better one. */
const emptyNames = ["utils", "helpers", "common", "shared", "misc"];

module.exports = { slices, roles, testRoles, sliced, contracts, parts, layers, emptyNames };
