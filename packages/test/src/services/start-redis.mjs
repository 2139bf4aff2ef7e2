// @ts-check
import { firstAnswer } from "./first-answer.mjs";
import { GuardedProcess } from "./guarded-process.mjs";
import { findBinary, freePort, lodge, tenant } from "./lodging.mjs";
import { startService } from "./service.mjs";

/**
 * A Redis that keeps nothing on disk: after `kill` or `restart` it is empty.
 *
 * @returns {Promise<import("./service.mjs").Service>}
 * @throws {import("./lodging.mjs").BinaryMissing}
 */
export async function startRedis() {
  const server = findBinary("Redis", "redis-server");
  const user = tenant("Redis", "redis");
  const folder = lodge("redis", user);
  const port = await freePort();

  const command = [server, "--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"];
  return startService({
    name: "redis",
    url: `redis://127.0.0.1:${port}`,
    folder,
    launch: () => new GuardedProcess(user.command(command), { cwd: folder }),
    async ready() {
      const answer = await firstAnswer({ host: "127.0.0.1", port, greeting: "PING\r\n" });
      if (!answer.toString().startsWith("+PONG")) throw new Error("Redis is loading");
    },
    gently: "SIGTERM",
    atOnce: "SIGKILL",
    startWithinMs: 10_000,
  });
}
