export * from "./bell.js";
export * from "./crypto-random.js";
export * from "./system-clock.js";
export * from "./uuid-ids.js";
