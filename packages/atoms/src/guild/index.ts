export * from "./guild.errors.js";
export * from "./guild.id.js";
export * from "./guild.schema.js";
