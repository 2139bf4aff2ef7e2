export * from "./006-discord-mirror.migration.js";
export * from "./discord-mirror.repository.js";
