export * from "./claim-task.rule.js";
export * from "./complete-task.rule.js";
export * from "./list-tasks.schema.js";
export * from "./overdue-task.rule.js";
export * from "./start-task.rule.js";
export * from "./task.errors.js";
export * from "./task.schema.js";
export * from "./tick-chore.rule.js";
