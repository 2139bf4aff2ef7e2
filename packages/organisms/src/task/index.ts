export * from "./claim-task.workflow.js";
export * from "./complete-task.workflow.js";
export * from "./create-task.workflow.js";
export * from "./list-tasks.feature.js";
export * from "./show-task.feature.js";
export * from "./start-task.workflow.js";
export * from "./suggest-tasks.feature.js";
export * from "./task-views.service.js";
