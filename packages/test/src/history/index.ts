export * from "./check-task-history.js";
export * from "./client-log.js";
export { REFUSALS } from "./explain-refusal.js";
export type { Fault, FaultKind } from "./fault.js";
export * from "./operation.js";
export * from "./read-tasks.js";
export * from "./recorded-task.js";
