export * from "./018-participant.migration.js";
export * from "./absence.repository.js";
export * from "./participant.repository.js";
