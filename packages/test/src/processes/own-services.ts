import { afterAll } from "@jest/globals";
import { BinaryMissing, type Service, startPostgres, startRabbit, startRedis } from "../services/index.js";

/** Machines that stories may stop and crash, since nobody else stands on them. */
export interface OwnServices {
  readonly postgres: Service;
  readonly redis: Service;
  readonly rabbit: Service;
}

/**
 * The services of one test file, ended after it; none where the machine lacks one of the programs. Call it while tests are being defined.
 * RabbitMQ takes some eight seconds, so there is one of each for all of a file's stories.
 */
export async function ownServices(): Promise<readonly OwnServices[]> {
  const starts = await Promise.allSettled([startPostgres(), startRedis(), startRabbit()] as const);
  const end = async () => {
    for (const start of starts) if (start.status === "fulfilled") await start.value.stop();
  };
  const [postgres, redis, rabbit] = starts;
  if (postgres.status === "fulfilled" && redis.status === "fulfilled" && rabbit.status === "fulfilled") {
    afterAll(end, 30_000);
    return [{ postgres: postgres.value, redis: redis.value, rabbit: rabbit.value }];
  }
  await end();
  const failures = starts.flatMap((start): unknown[] => (start.status === "rejected" ? [start.reason] : []));
  if (failures.every((failure) => failure instanceof BinaryMissing)) return [];
  throw new AggregateError(failures, "a service of our own did not start");
}
