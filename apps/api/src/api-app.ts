import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { createApiApp } from "@chorestree/api/http";
import { Operations } from "@chorestree/core/operations";
import { openPlatform, type Platform, type ProcessParts } from "@chorestree/organisms/composition";
import { RestDiscordMembers } from "@chorestree/role-service/discord";

const REAP_EVERY_MS = 50;

export interface Listening {
  /** Where it really listens: a free port where the settings say 0. */
  readonly url: string;
  close(): Promise<void>;
}

/** The process around the HTTP doors; background work runs here too. */
export async function startApi(parts: ProcessParts): Promise<string> {
  const { settings, logger, health } = parts;
  const discordMembers = new RestDiscordMembers({ ...settings.discord, logger });
  health.add("discord", () => discordMembers.state());
  const platform = await openPlatform(parts, discordMembers);
  const api = await serveApi(parts, platform, new Operations(health, parts.metrics, settings.metricsAllow));
  return `ChoresTree API is ready: ${api.url}\n`;
}

/** The HTTP doors at work; the lifecycle closes them. */
export async function serveApi(
  { settings, lifecycle, logger }: ProcessParts,
  platform: Platform,
  operations: Operations,
): Promise<Listening> {
  const { organisms, reader, broadcasts, redis, ids } = platform;
  const app = await createApiApp({ organisms, operations, ids, logger, settings, redis, source: { events: reader, broadcasts } });
  return lifecycle.start(
    "API",
    () => listen(app, settings.api),
    (listening) => listening.close(),
  );
}

export async function listen(app: FastifyInstance, { host, port }: { readonly host: string; readonly port: number }): Promise<Listening> {
  await app.listen({ host, port });
  const { address, port: actual } = app.server.address() as AddressInfo;
  const authority = address.includes(":") ? `[${address}]` : address;
  return { url: `http://${authority}:${actual}`, close: () => closed(app) };
}

/**
 * Every request in work is answered. A connection whose answer was still being made when the server closed is idle a moment later; nobody
 * but its caller would end it then, and a caller may hold it for over a minute.
 */
async function closed(app: FastifyInstance): Promise<void> {
  const reaping = setInterval(() => app.server.closeIdleConnections(), REAP_EVERY_MS);
  try {
    await app.close();
  } finally {
    clearInterval(reaping);
  }
}
