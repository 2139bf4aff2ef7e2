export * from "./permission-check.js";
export * from "./standing.js";
