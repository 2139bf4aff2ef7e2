export * from "./dashboard.js";
export * from "./listener.js";
