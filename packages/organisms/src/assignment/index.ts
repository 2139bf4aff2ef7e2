export * from "./contenders.service.js";
