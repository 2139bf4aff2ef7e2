export * from "./read-due.rule.js";
export * from "./schedule.errors.js";
