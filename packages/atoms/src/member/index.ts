export * from "./member.id.js";
