export * from "./work-week.rule.js";
export * from "./work-report.schema.js";
