export * from "./create-token.workflow.js";
export * from "./identify-token.feature.js";
export * from "./deferred-interactions.service.js";
