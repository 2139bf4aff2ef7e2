export * from "./audience.js";
export * from "./dashboard.js";
export * from "./listener.js";
