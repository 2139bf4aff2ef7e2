export * from "./create-token.workflow.js";
export * from "./identify-token.feature.js";
