export * from "./clock.js";
export * from "./domain-error.js";
export * from "./effort.js";
export * from "./ids.js";
export * from "./personal-text.js";
export * from "./random.js";
export * from "./sealed.js";
export * from "./snowflake.js";
