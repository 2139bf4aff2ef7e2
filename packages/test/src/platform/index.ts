export * from "./live-follower.js";
export * from "./platform-doors.js";
export * from "./platforms.js";
export * from "./staged-platform.js";
