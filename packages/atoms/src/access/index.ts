export * from "./access.errors.js";
export * from "./api-token.rule.js";
export * from "./api-token.schema.js";
