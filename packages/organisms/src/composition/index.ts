export * from "./backbone.js";
export * from "./background.js";
export * from "./create-organisms.js";
export * from "./open-backbone.js";
export * from "./open-bus.js";
export * from "./reactions.js";
export * from "./schema.js";
