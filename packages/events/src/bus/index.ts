export * from "./bus.js";
export * from "./in-process/in-process-bus.js";
export * from "./partition.js";
export * from "./pauses.js";
export * from "./rabbitmq/rabbit-bus.js";
export { RabbitTopology } from "./rabbitmq/topology.js";
