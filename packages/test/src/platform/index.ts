export * from "./live-follower.js";
export * from "./platforms.js";
export * from "./staged-platform.js";
