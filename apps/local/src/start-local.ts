import { serveApi } from "@chorestree/api-app";
import { createBotApp, discordIdentity } from "@chorestree/bot";
import { Operations } from "@chorestree/core/operations";
import type { Settings } from "@chorestree/core/settings";
import { openPlatform, type ProcessParts } from "@chorestree/organisms/composition";
import { simulateDiscord, welcomeOwner } from "./simulated-discord.js";
import { welcome } from "./welcome.js";

/** The whole platform in one process, with a Discord of its own where the settings name none. */
export async function startLocal(parts: ProcessParts): Promise<string> {
  const { lifecycle, logger, health, metrics } = parts;
  const platform = await openPlatform(parts);
  const simulator = parts.settings.discord.token === null ? await startSimulator(parts, platform.clock) : null;
  const settings: Settings = simulator
    ? { ...parts.settings, discord: { ...parts.settings.discord, apiUrl: `${simulator.url}/api` } }
    : parts.settings;

  const api = await serveApi({ ...parts, settings }, platform, new Operations(health, metrics, settings.metricsAllow));
  const bot = createBotApp(platform, simulator?.application() ?? discordIdentity(settings), settings, logger);
  health.add("discord", () => (bot.isReady() ? "up" : "degraded"));
  await lifecycle.start(
    "bot",
    () => bot.start(),
    () => bot.stop(),
  );

  const start = { id: platform.ids.next(), timeZone: settings.defaultTimeZone };
  return welcome({
    apiUrl: api.url,
    database: settings.database.kind === "embedded" ? `embedded, in ${settings.dataDir}` : "PostgreSQL",
    cache: settings.redisUrl === null ? "in memory" : "Redis",
    bus: settings.rabbitUrl === null ? "in process" : "RabbitMQ",
    discord: simulator ? `simulated, ${simulator.url}` : settings.discord.apiUrl,
    newcomer: simulator ? await welcomeOwner(simulator, platform.organisms, start) : null,
  });
}

const startSimulator = ({ settings, lifecycle }: ProcessParts, clock: Parameters<typeof simulateDiscord>[1]) =>
  lifecycle.start(
    "Discord simulator",
    () => simulateDiscord(settings, clock),
    (simulator) => simulator.close(),
  );
