export * from "./locale.js";
export { text, textIfKnown, type MessageKey } from "./text.js";
