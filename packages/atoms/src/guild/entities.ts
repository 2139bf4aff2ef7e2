export * from "./guild.entity.js";
