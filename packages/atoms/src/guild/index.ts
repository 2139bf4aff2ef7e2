export * from "./guild.id.js";
