export * from "./platform.js";
export * from "./platforms.js";
