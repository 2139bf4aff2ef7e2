import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "@jest/globals";
import { pino } from "pino";
import { listen } from "@chorestree/api-app";
import { createApiApp } from "@chorestree/api/http";
import { createBotApp } from "@chorestree/bot";
import { HealthChecks } from "@chorestree/core/lifecycle";
import { CryptoRandom, UuidIds } from "@chorestree/core/machine";
import { Metrics } from "@chorestree/core/metrics";
import { Operations } from "@chorestree/core/operations";
import { Sealing } from "@chorestree/core/sealing";
import { loadSettings } from "@chorestree/core/settings";
import { assemble, type Backbone, createOrganisms, schema } from "@chorestree/organisms/composition";
import { type Backbone as DatabaseKind, testKeys } from "../backbone/index.js";
import { HandClock } from "../clock/index.js";
import { startDiscordSimulator } from "../discord-simulator/index.js";
import { Platform } from "./platform.js";

/**
 * The real bot and the real API around a Discord of their own, for the stories of one `describe`. What Discord would have refused, or
 * would have shown as 'did not respond', fails the story in which it happened.
 */
export function platforms({ open }: Pick<DatabaseKind, "open">): () => Promise<Platform> {
  const closing: (() => Promise<unknown>)[] = [];
  const started: Platform[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    for (const { discord } of started.splice(0)) if (discord.breaches.length + discord.mistakes.length > 0) throw new Error(JSON.stringify([discord.breaches, discord.mistakes]));
  });

  return async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "chorestree-"));
    closing.push(() => rm(dataDir, { recursive: true }));
    const clock = new HandClock();
    const discord = await startDiscordSimulator({ clock });
    closing.push(() => discord.close());
    const settings = loadSettings({ DATA_DIR: dataDir, API_PORT: "0", DISCORD_API_URL: `${discord.url}/api`, DEFAULT_TIME_ZONE: "Europe/Amsterdam" }, "local");

    const database = await open(schema);
    closing.push(() => database.close());
    const observer = { observe: <T>(_act: object, body: () => Promise<T>) => body() };
    const backbone: Backbone = { database, sealing: new Sealing(testKeys()), clock, ids: new UuidIds(), random: new CryptoRandom(), observer };
    const organisms = createOrganisms(assemble(backbone));
    const logger = pino({ level: "silent" });

    const health = Object.assign(new HealthChecks(), { phase: "running" as const });
    const operations = new Operations(health, new Metrics(), settings.metricsAllow);
    const api = await listen(await createApiApp({ organisms, operations, ids: backbone.ids, logger, settings }), settings.api);
    closing.push(() => api.close());
    const bot = createBotApp(organisms, discord.application(), settings, logger);
    await bot.start();
    closing.push(() => bot.stop());

    const platform = new Platform(discord, api.url, organisms, clock);
    started.push(platform);
    return platform;
  };
}
