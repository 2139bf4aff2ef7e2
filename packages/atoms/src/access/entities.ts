export * from "./api-token.entity.js";
export * from "./discord-mirror.entity.js";
export * from "./deferred-interaction.entity.js";
