export * from "./check-schedule.rule.js";
export * from "./next-due.rule.js";
export * from "./read-due.rule.js";
export * from "./read-repeat.rule.js";
export * from "./schedule.errors.js";
export * from "./schedule.schema.js";
export * from "./wall-clock.rule.js";
