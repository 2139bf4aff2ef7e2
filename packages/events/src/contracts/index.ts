export * from "./access.events.js";
export * from "./assignment.events.js";
export * from "./chore.events.js";
export * from "./define-event.js";
export * from "./envelope.js";
export * from "./member.events.js";
export * from "./registry.js";
export * from "./task.events.js";
