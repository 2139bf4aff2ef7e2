export * from "./address-list.js";
export * from "./operations.js";
