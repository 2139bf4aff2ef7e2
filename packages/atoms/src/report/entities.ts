export * from "./member-day.entity.js";
