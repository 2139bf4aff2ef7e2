export * from "./005-task.migration.js";
export * from "./011-task-step.migration.js";
export * from "./016-task-occurrence.migration.js";
export * from "./occurrence.repository.js";
export * from "./task-step.repository.js";
export * from "./task.repository.js";
