export * from "./work-day.rule.js";
export * from "./work-report.schema.js";
