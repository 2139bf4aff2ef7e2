export * from "./004-chore.migration.js";
export * from "./015-chore-schedule.migration.js";
export * from "./017-chore-draft.migration.js";
export * from "./019-chore-assignment.migration.js";
export * from "./chore-draft.repository.js";
export * from "./chore-rotation.repository.js";
export * from "./chore.repository.js";
