export * from "./act-observer.js";
export * from "./create-container.js";
export * from "./injectable.js";
export * from "./observed.js";
export * from "./observer.js";
