export * from "./limits.js";
export type { EventSource } from "./subscription.js";
