export * from "./003-api-token.migration.js";
export * from "./api-token.repository.js";
export * from "./010-deferred-interaction.migration.js";
export * from "./deferred-interaction.repository.js";
