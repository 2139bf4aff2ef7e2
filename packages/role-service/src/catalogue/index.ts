export * from "./discord-permissions.js";
export * from "./permissions.js";
