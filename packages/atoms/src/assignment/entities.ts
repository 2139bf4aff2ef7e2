export * from "./absence.entity.js";
export * from "./participant.entity.js";
export * from "./skill.entity.js";
