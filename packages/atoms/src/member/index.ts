export * from "./member.errors.js";
export * from "./member.id.js";
export * from "./member.schema.js";
