export * from "./effort-entry.entity.js";
export * from "./task.entity.js";
export * from "./task-origin.entity.js";
export * from "./task-step.entity.js";
export * from "./task-swap.entity.js";
export * from "./task-tick.entity.js";
