export * from "./018-participant.migration.js";
export * from "./022-skill.migration.js";
export * from "./absence.repository.js";
export * from "./participant.repository.js";
export * from "./skill.repository.js";
