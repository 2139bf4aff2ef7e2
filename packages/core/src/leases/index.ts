export type { Lease, LeaseGiver } from "./lease.js";
export * from "./leases.js";
export type { LeasedWork } from "./hold-while.js";
