export * from "./chore.errors.js";
export * from "./chore.schema.js";
