export * from "./house.js";
export * from "./houses.js";
