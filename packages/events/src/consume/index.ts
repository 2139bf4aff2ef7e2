export * from "./broadcasts.js";
export * from "./event-reader.js";
