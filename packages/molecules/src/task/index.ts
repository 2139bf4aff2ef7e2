export * from "./005-task.migration.js";
export * from "./011-task-step.migration.js";
export * from "./012-task-swap.migration.js";
export * from "./task-step.repository.js";
export * from "./task-swap.repository.js";
export * from "./task.repository.js";
