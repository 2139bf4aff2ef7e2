export { BinaryMissing } from "./lodging.mjs";
export type { Service } from "./service.mjs";
export { plainOwner, postgresVersion } from "./plain-owner.mjs";
export { startPostgres } from "./start-postgres.mjs";
export { startRabbit } from "./start-rabbit.mjs";
export { startRedis } from "./start-redis.mjs";
