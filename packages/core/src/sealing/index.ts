export * from "./key-ring.js";
export * from "./sealing.js";
