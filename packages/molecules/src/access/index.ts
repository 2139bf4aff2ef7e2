export * from "./003-api-token.migration.js";
export * from "./api-token.repository.js";
