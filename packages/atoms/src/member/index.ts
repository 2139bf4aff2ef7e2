export { UserId } from "../kernel/user-id.js";
export * from "./member.errors.js";
export * from "./member.id.js";
export * from "./member.schema.js";
