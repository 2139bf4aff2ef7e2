export * from "./task.entity.js";
