export * from "./absence.entity.js";
export * from "./participant.entity.js";
