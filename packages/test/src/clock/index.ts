export * from "./clock-time.js";
export * from "./hand-clock.js";
