export * from "./002-member.migration.js";
export * from "./member.repository.js";
