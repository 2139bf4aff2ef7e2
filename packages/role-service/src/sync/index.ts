export * from "./discord-members.js";
export * from "./member-recheck.js";
