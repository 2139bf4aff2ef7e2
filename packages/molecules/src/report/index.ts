export * from "./009-member-day.migration.js";
export * from "./member-day.repository.js";
