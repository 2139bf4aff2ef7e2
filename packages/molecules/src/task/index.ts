export * from "./005-task.migration.js";
export * from "./task.repository.js";
