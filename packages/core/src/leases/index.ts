export * from "./leases.js";
export type { LeasedWork } from "./hold-while.js";
