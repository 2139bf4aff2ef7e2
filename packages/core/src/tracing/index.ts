export * from "./span.js";
export * from "./start-tracing.js";
