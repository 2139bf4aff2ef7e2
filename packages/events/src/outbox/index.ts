export * from "./007-event.migration.js";
export * from "./envelope-of.js";
export * from "./event-publisher.js";
export * from "./event.entity.js";
export * from "./outbox.js";
export * from "./relay.js";
export { WaitingRoom } from "./waiting-room.js";
