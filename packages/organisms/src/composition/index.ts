export * from "./backbone.js";
export * from "./create-organisms.js";
export * from "./open-backbone.js";
export * from "./schema.js";
