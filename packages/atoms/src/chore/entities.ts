export * from "./chore.entity.js";
