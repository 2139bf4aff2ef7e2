export * from "./act.js";
export * from "./feature.js";
export * from "./workflow.js";
