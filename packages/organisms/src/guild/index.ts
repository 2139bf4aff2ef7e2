export * from "./mirror-guild.service.js";
