export * from "./member.entity.js";
