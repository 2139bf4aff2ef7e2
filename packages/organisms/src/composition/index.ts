export * from "./backbone.js";
export * from "./create-organisms.js";
export * from "./schema.js";
