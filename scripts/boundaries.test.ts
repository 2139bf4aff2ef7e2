import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

/*
 * A small house is built in a temporary folder, one file for each arrow, with the package.json files of the real one.
 * The real rules then cruise it once. What is expected stands here in full, not read from the rules.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const packages: Readonly<Record<string, string>> = {
  atoms: "packages/atoms",
  core: "packages/core",
  events: "packages/events",
  molecules: "packages/molecules",
  "role-service": "packages/role-service",
  organisms: "packages/organisms",
  api: "packages/api",
  test: "packages/test",
  bot: "apps/bot",
  "api-app": "apps/api",
  local: "apps/local",
};
const libraries = ["zod", "typeorm", "fastify", "discord.js", "@discordjs/rest", "ws", "pino", "undeclared"];

/** Every entry that an arrow may point to, as it is written in an import. */
const entries = [
  "atoms/kernel",
  "atoms/task/entity",
  "core/database",
  "events/contracts",
  "events/consume",
  "events/outbox",
  "molecules/task",
  "role-service/catalogue",
  "role-service/mirror",
  "role-service/check",
  "role-service/sync",
  "role-service/discord",
  "organisms/task",
  "api/rest",
  "bot",
  "api-app",
  "local",
  "test/backbone",
];

const atoms = ["atoms/kernel", "atoms/task/entity"];
const events = ["events/contracts", "events/consume", "events/outbox"];
const roles = ["role-service/catalogue", "role-service/mirror", "role-service/check", "role-service/sync"];
const door = [
  ...atoms,
  "core/database",
  "events/contracts",
  "events/consume",
  "role-service/catalogue",
  "role-service/mirror",
  "organisms/task",
];
const app = [...door, "role-service/sync", "role-service/discord"];

const arrows: Readonly<Record<string, { rule: string; may: readonly string[] }>> = {
  "packages/atoms": { rule: "atoms-import-nothing-of-ours", may: [] },
  "packages/core": { rule: "core-imports-atoms-only", may: atoms },
  "packages/events": { rule: "events-import-only-core-and-atoms", may: [...atoms, "core/database"] },
  "packages/molecules": { rule: "molecules-import-only-core-and-atoms", may: [...atoms, "core/database"] },
  "packages/role-service": {
    rule: "role-service-imports-nothing-above-molecules-and-events",
    may: [...atoms, "core/database", ...events, "molecules/task"],
  },
  "packages/organisms": { rule: "organisms-import-no-door", may: [...atoms, "core/database", ...events, "molecules/task", ...roles] },
  "packages/api": { rule: "api-asks-organisms-never-tables", may: door },
  "apps/bot": { rule: "bot-asks-organisms-never-tables", may: app },
  "apps/api": { rule: "api-app-is-only-the-process-around-api", may: [...app, "api/rest"] },
  "apps/local": { rule: "local-is-both-apps-in-one", may: [...app, "api/rest", "bot", "api-app", "test/backbone"] },
  "packages/test": {
    rule: "test-stages-both-apps-and-never-local",
    may: [
      ...[...atoms, "core/database", ...events, "molecules/task", ...roles, "role-service/discord"],
      ...["organisms/task", "api/rest", "bot", "api-app"],
    ],
  },
};

/** An import that a rule must refuse: the file, what it imports, the sentence. */
const refused: readonly (readonly [from: string, imported: string, rule: string])[] = [
  ["packages/events/src/contracts/member.events.ts", "@chorestree/core/database", "contracts-import-atoms-only"],
  ["packages/events/src/contracts/chore.events.ts", "../bus/bus.js", "contracts-import-atoms-only"],
  ["packages/events/src/contracts/define-event.ts", "@chorestree/core/database", "contracts-import-atoms-only"],
  ["packages/molecules/src/kernel/deep.ts", "@chorestree/core/database/inner.js", "every-import-is-found"],
  ["packages/molecules/src/kernel/deep-by-path.ts", "../../../core/src/database/inner.js", "a-package-is-entered-by-its-exports"],
  ["packages/molecules/src/kernel/face-by-path.ts", "../../../core/src/database/index.js", "a-package-is-entered-by-its-name"],
  ["packages/molecules/src/kernel/no-such-entry.ts", "@chorestree/core/nowhere", "every-import-is-found"],
  ["apps/local/src/deep.ts", "../../bot/src/router/router.js", "a-package-is-entered-by-its-exports"],
  ["packages/organisms/src/task/barrel.service.ts", "../kernel/index.js", "inside-a-package-no-barrel"],
  ["packages/organisms/src/task/itself.service.ts", "@chorestree/organisms/kernel", "inside-a-package-no-barrel"],
  ["packages/atoms/src/board/tables.entity.ts", "../task/entities.js", "inside-a-package-no-barrel"],
  ["packages/molecules/src/task/lean.repository.ts", "./task.repository.itest.js", "nothing-imports-a-test"],
  ["packages/atoms/src/kernel/server.ts", "fastify", "atoms-know-pure-libraries-only"],
  ["packages/atoms/src/task/stored.rule.ts", "typeorm", "in-atoms-only-entities-know-typeorm"],
  ["packages/atoms/src/task/index.ts", "./task.entity.js", "in-atoms-only-entities-know-entities"],
  ["packages/atoms/src/kernel/files.ts", "node:fs", "atoms-touch-no-machine"],
  ["packages/organisms/src/task/embed.service.ts", "discord.js", "protocols-stand-in-the-doors"],
  ["packages/core/src/database/frame.ts", "ws", "protocols-stand-in-the-doors"],
  ["packages/role-service/src/sync/asking.ts", "@discordjs/rest", "protocols-stand-in-the-doors"],
  ["packages/role-service/src/sync/by-path.ts", "../discord/rest.js", "who-may-is-decided-without-knowing-how-discord-is-asked"],
  ["packages/molecules/src/kernel/borrowed.ts", "undeclared", "a-package-names-what-it-imports"],
];

/** Imports near to the refused ones that stay free. */
const permitted: readonly (readonly [from: string, imported: string])[] = [
  ["packages/events/src/contracts/task.events.ts", "./define-event.js"],
  ["packages/events/src/contracts/board.events.ts", "./reward.events.js"],
  ["packages/events/src/contracts/points.events.ts", "@chorestree/atoms/kernel"],
  ["packages/atoms/src/task/task.entity.ts", "typeorm"],
  ["packages/atoms/src/task/entities.ts", "./task.entity.js"],
  ["packages/atoms/src/task/task.schema.ts", "zod"],
  ["packages/atoms/src/kernel/machine.test.ts", "node:fs"],
  ["packages/api/src/http/server.ts", "fastify"],
  ["apps/bot/src/router/client.ts", "discord.js"],
  ["packages/role-service/src/discord/rest-client.ts", "@discordjs/rest"],
  ["packages/organisms/src/task/direct.service.ts", "../kernel/act.js"],
  ["packages/core/src/database/database.test.ts", "@chorestree/test/backbone"],
  ["packages/molecules/src/task/task.repository.itest.ts", "@chorestree/test/backbone"],
  ["apps/bot/src/task/complete-task.e2e.ts", "@chorestree/local"],
  ["packages/test/src/backbone/tool.ts", "../backbone/index.js"],
];

const order =
  "guild access member schedule assignment chore task proof points reward reminder board template report webhook audit privacy".split(" ");
const slicedFolders = [
  "packages/atoms/src",
  "packages/molecules/src",
  "packages/organisms/src",
  "packages/api/src/rest",
  "packages/api/src/graphql",
  "apps/bot/src",
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let house = "";
let rulesBrokenBy: (file: string) => string[];

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
};
const importing = (...imported: string[]) => imported.map((name) => `import "${name}";\n`).join("") + "export {};\n";
const arrowFile = (from: string, entry: string, suffix = "") => `${from}/src/zone/to-${entry.replaceAll("/", "-")}${suffix}.ts`;
const sliceFile = (folder: string, from: string, to: string) => `${folder}/${from}/to-${to}.rule.ts`;

function furnish() {
  for (const [name, folder] of Object.entries(packages)) {
    mkdirSync(join(house, folder), { recursive: true });
    cpSync(join(root, folder, "package.json"), join(house, folder, "package.json"));
    mkdirSync(join(house, "node_modules/@chorestree"), { recursive: true });
    symlinkSync(join(house, folder), join(house, "node_modules/@chorestree", name));
  }
  for (const name of libraries) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "");
  }
  write("package.json", JSON.stringify({ name: "house", private: true }));
  for (const face of ["core/src/database", "events/src/contracts", "events/src/consume", "events/src/outbox", "molecules/src/task"]) {
    write(`packages/${face}/index.ts`, "export {};\n");
  }
  for (const face of ["atoms/src/kernel", "organisms/src/task", "organisms/src/kernel", "api/src/rest", "test/src/backbone"]) {
    write(`packages/${face}/index.ts`, "export {};\n");
  }
  for (const part of ["catalogue", "mirror", "check", "sync", "discord"])
    write(`packages/role-service/src/${part}/index.ts`, "export {};\n");
  for (const face of ["bot/src/bot-app", "api/src/api-app", "local/src/local-app", "bot/src/router/router"]) {
    write(`apps/${face}.ts`, "export {};\n");
  }
  for (const file of [
    "core/src/database/inner",
    "events/src/bus/bus",
    "events/src/contracts/reward.events",
    "organisms/src/kernel/act",
    "role-service/src/discord/rest",
  ]) {
    write(`packages/${file}.ts`, "export {};\n");
  }
  write("packages/core/src/database/circle.ts", importing("./circle-back.js"));
  write("packages/core/src/database/circle-back.ts", 'import type {} from "./circle.js";\n');
}

function furnishArrows() {
  for (const from of Object.keys(arrows)) {
    for (const entry of entries) {
      write(arrowFile(from, entry), importing(`@chorestree/${entry}`));
      write(arrowFile(from, entry, ".test"), importing(`@chorestree/${entry}`));
    }
  }
  for (const [from, imported] of [...refused, ...permitted]) write(from, importing(imported));
  for (const folder of slicedFolders) {
    for (const slice of order) write(`${folder}/${slice}/${slice}.id.ts`, "export {};\n");
    for (const from of order)
      for (const to of order) if (from !== to) write(sliceFile(folder, from, to), importing(`../${to}/${to}.id.js`));
  }
  write("packages/events/src/contracts/privacy.events.ts", "export {};\n");
  for (const slice of order.slice(0, -1)) write(`packages/events/src/contracts/${slice}.test-arrow.ts`, importing("./privacy.events.js"));
}

beforeAll(() => {
  house = realpathSync(mkdtempSync(join(tmpdir(), "boundaries-")));
  furnish();
  furnishArrows();
  const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const run = spawnSync(process.execPath, [cruiser, "--config", join(root, ".dependency-cruiser.cjs"), "-T", "json", "packages", "apps"], {
    cwd: house,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (!run.stdout.startsWith("{")) throw new Error(`the cruiser did not run: ${run.stdout}${run.stderr}`);
  const { violations } = (JSON.parse(run.stdout) as { summary: { violations: Violation[] } }).summary;
  rulesBrokenBy = (file) => violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);
}, 60_000);

afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

describe.each(Object.entries(arrows))("from %s", (from, { rule, may }) => {
  // One's own entries are another rule's matter: no barrel inside a package.
  const others = entries.filter((entry) => packages[entry.split("/")[0] ?? ""] !== from);

  const permittedHere = others.filter((entry) => may.includes(entry));

  test("everything the table of layers names is free, and each other arrow is refused by name", () => {
    const free = others.filter((entry) => rulesBrokenBy(arrowFile(from, entry)).length === 0);
    const refusedByName = others.filter((entry) => rulesBrokenBy(arrowFile(from, entry)).includes(rule));
    expect(free).toEqual(permittedHere);
    expect(refusedByName).toEqual(others.filter((entry) => !may.includes(entry)));
  });

  test("a test is held to the same arrows, but may use @chorestree/test", () => {
    const refusedByName = others.filter((entry) => rulesBrokenBy(arrowFile(from, entry, ".test")).includes(`${rule}-in-tests-too`));
    expect(refusedByName).toEqual(others.filter((entry) => !may.includes(entry) && entry !== "test/backbone"));
  });
});

describe("each sentence refuses", () => {
  test.each(refused)("%s importing %s", (from, _imported, rule) => {
    expect(rulesBrokenBy(from)).toContain(rule);
  });
});

describe("and leaves free", () => {
  test.each(permitted)("%s importing %s", (from) => {
    expect(rulesBrokenBy(from)).toEqual([]);
  });
});

test("two files that import each other are refused, even for types alone", () => {
  const broken = ["circle", "circle-back"].flatMap((file) => rulesBrokenBy(`packages/core/src/database/${file}.ts`));
  expect(broken).toEqual(["no-import-goes-in-a-circle"]);
});

test.each(slicedFolders)("in %s a slice may import every slice upstream of it, and none downstream", (folder) => {
  for (const slice of order) {
    const free = order.filter((other) => other !== slice && rulesBrokenBy(sliceFile(folder, slice, other)).length === 0);
    expect([slice, free]).toEqual([slice, order.slice(0, order.indexOf(slice))]);
  }
});

test("an event's contract knows only contracts upstream", () => {
  for (const slice of order.slice(0, -1)) {
    expect(rulesBrokenBy(`packages/events/src/contracts/${slice}.test-arrow.ts`)).toEqual([`${slice}-events-know-only-slices-upstream`]);
  }
});
