export * from "./004-chore.migration.js";
export * from "./015-chore-schedule.migration.js";
export * from "./chore.repository.js";
