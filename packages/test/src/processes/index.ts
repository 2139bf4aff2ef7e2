export * from "./app-process.js";
export * from "./own-services.js";
export * from "./process-stage.js";
