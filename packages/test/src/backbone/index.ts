export * from "./backbones.js";
export * from "./needs.js";
export * from "./sample-schema.js";
export * from "./work-on.js";
