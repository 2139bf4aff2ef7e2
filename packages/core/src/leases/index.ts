export * from "./leases.js";
