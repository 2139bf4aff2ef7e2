export * from "./004-chore.migration.js";
export * from "./chore.repository.js";
