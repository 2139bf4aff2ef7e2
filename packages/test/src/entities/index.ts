export * from "./guild-keys.js";
