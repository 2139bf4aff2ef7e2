export * from "./chore-dependency.entity.js";
export * from "./chore-draft.entity.js";
export * from "./chore-item.entity.js";
export * from "./chore-rotation.entity.js";
export * from "./chore.entity.js";
