export * from "./001-guild.migration.js";
export * from "./guild.repository.js";
