// @ts-check
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { firstAnswer } from "./first-answer.mjs";
import { GuardedProcess } from "./guarded-process.mjs";
import { findBinary, freePort, lodge, tenant } from "./lodging.mjs";
import { startService } from "./service.mjs";

/** The protocol header a client opens with (AMQP 0-9-1 specification, 4.2.2); a broker that is up answers Connection.Start. */
export const AMQP_GREETING = Buffer.from("AMQP\x00\x00\x09\x01", "latin1");

/** Everything that tells two brokers of one machine apart, node name, cookie and port mapper included. */
const environment = (
  /** @type {{ folder: string; port: number; distPort: number; mapperPort: number }} */ { folder, port, distPort, mapperPort },
) => ({
  PATH: process.env["PATH"],
  LANG: "C.UTF-8",
  HOME: folder,
  ERL_EPMD_PORT: String(mapperPort),
  ERL_EPMD_ADDRESS: "127.0.0.1",
  RABBITMQ_NODENAME: `chorestree-${port}@localhost`,
  RABBITMQ_NODE_IP_ADDRESS: "127.0.0.1",
  RABBITMQ_NODE_PORT: String(port),
  RABBITMQ_DIST_PORT: String(distPort),
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: "-kernel inet_dist_use_interface {127,0,0,1}",
  RABBITMQ_CONF_ENV_FILE: join(folder, "none.conf"),
  RABBITMQ_CONFIG_FILE: join(folder, "rabbitmq"),
  RABBITMQ_CONFIG_FILES: join(folder, "conf.d"),
  RABBITMQ_ADVANCED_CONFIG_FILE: join(folder, "advanced.config"),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, "enabled_plugins"),
  RABBITMQ_MNESIA_BASE: join(folder, "data"),
  RABBITMQ_LOG_BASE: join(folder, "log"),
  RABBITMQ_PID_FILE: join(folder, "pid"),
  // Makes the start script become the broker instead of waiting beside it: one process to signal, no orphan.
  RUNNING_UNDER_SYSTEMD: "1",
});

/**
 * A RabbitMQ node without plugins. Takes some seconds to start.
 *
 * @returns {Promise<import("./service.mjs").Service>}
 * @throws {import("./lodging.mjs").BinaryMissing}
 */
export async function startRabbit() {
  // First the real one: Debian's /usr/sbin/rabbitmq-server insists on becoming the system's own broker.
  const server = findBinary("RabbitMQ", "rabbitmq-server", ["/usr/lib/rabbitmq/bin"]);
  const epmd = findBinary("RabbitMQ", "epmd");
  const user = tenant("RabbitMQ", "rabbitmq");
  const folder = lodge("rabbitmq", user);
  const [port, distPort, mapperPort] = [await freePort(), await freePort(), await freePort()];
  const env = environment({ folder, port, distPort, mapperPort });
  for (const [file, text] of Object.entries({ enabled_plugins: "[].\n", "rabbitmq.conf": "", "none.conf": "" })) {
    writeFileSync(join(folder, file), text);
    user.own(join(folder, file));
  }

  // Started by us and in the foreground, the port mapper is a child that can be ended; by itself it would stay behind as a daemon.
  const mapper = new GuardedProcess(user.command([epmd]), { cwd: folder, env });
  return startService({
    name: "rabbitmq",
    url: `amqp://guest:guest@127.0.0.1:${port}`,
    folder,
    launch: () => new GuardedProcess(user.command([server]), { cwd: folder, env }),
    ready: () => firstAnswer({ host: "127.0.0.1", port, greeting: AMQP_GREETING }),
    gently: "SIGTERM",
    atOnce: "SIGKILL",
    startWithinMs: 60_000,
    afterwards: () => mapper.end("SIGKILL"),
  });
}
