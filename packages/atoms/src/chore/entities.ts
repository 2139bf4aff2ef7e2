export * from "./chore-draft.entity.js";
export * from "./chore.entity.js";
