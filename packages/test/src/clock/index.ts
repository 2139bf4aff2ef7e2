export * from "./hand-clock.js";
