export * from "./create-chore.workflow.js";
export * from "./list-chores.feature.js";
export * from "./show-chore.feature.js";
export * from "./suggest-chores.feature.js";
