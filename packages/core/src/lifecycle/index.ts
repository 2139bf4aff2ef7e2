export * from "./expected-failure.js";
export * from "./health-checks.js";
export * from "./lifecycle.js";
export * from "./retry-at-start.js";
export * from "./run-process.js";
