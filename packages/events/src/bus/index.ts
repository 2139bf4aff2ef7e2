export * from "./bus.js";
export * from "./partition.js";
