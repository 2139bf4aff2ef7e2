export * from "./checklist.rule.js";
export * from "./chore-schedule.rule.js";
export * from "./chore-state.rule.js";
export * from "./chore-tree.schema.js";
export * from "./chore.errors.js";
export * from "./chore.schema.js";
export * from "./inherit-chore.rule.js";
export * from "./place-chore.rule.js";
