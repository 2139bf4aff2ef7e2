export * from "./correlation.js";
export * from "./create-logger.js";
export * from "./log-defect.js";
