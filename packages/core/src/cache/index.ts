export * from "./cache.js";
export * from "./connect-redis.js";
export * from "./question.js";
