export * from "./catalogue.js";
export * from "./metrics.js";
