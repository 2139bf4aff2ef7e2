export * from "./assignment.schema.js";
export * from "./book-effort.rule.js";
export * from "./check-pick.rule.js";
export type { Contender } from "./dealing.schema.js";
export * from "./effort-balances.rule.js";
export * from "./eligibility.rule.js";
export * from "./pick-assignee.rule.js";
export * from "./pick-reason.schema.js";
export * from "./rotation.rule.js";
