import { listen } from "@chorestree/api-app";
import { createApiApp } from "@chorestree/api/http";
import { createBotApp, type DiscordIdentity } from "@chorestree/bot";
import { Operations } from "@chorestree/core/operations";
import type { Settings } from "@chorestree/core/settings";
import { assemble, createOrganisms, openBackbone, type ProcessParts } from "@chorestree/organisms/composition";
import { simulateDiscord, welcomeOwner } from "./simulated-discord.js";
import type { Welcome } from "./welcome.js";

/** The whole platform in one process. Resolves when it is ready, with what to tell whoever started it. */
export async function startLocal(parts: ProcessParts): Promise<Welcome> {
  const { lifecycle, logger, health, metrics } = parts;
  const backbone = await openBackbone(parts);
  const simulator = await startSimulator(parts, backbone.clock);
  const settings: Settings = simulator ? { ...parts.settings, discord: { ...parts.settings.discord, apiUrl: `${simulator.url}/api` } } : parts.settings;

  const organisms = createOrganisms(assemble(backbone));
  const operations = new Operations(health, metrics, settings.metricsAllow);
  const apiApp = await createApiApp({ organisms, operations, ids: backbone.ids, logger, settings });
  const api = await lifecycle.start("API", () => listen(apiApp, settings.api), (listening) => listening.close());

  const bot = createBotApp(organisms, simulator?.application() ?? identityOf(settings), settings, logger);
  health.add("discord", () => (bot.isReady() ? "up" : "degraded"));
  await lifecycle.start("bot", () => bot.start(), () => bot.stop());

  const start = { id: backbone.ids.next(), timeZone: settings.defaultTimeZone };
  const newcomer = simulator ? await welcomeOwner(simulator, organisms, start) : null;
  health.phase = "running";
  lifecycle.onStop("readiness", () => {
    health.phase = "stopping";
  });
  return {
    apiUrl: api.url,
    database: settings.database.kind === "embedded" ? `embedded, in ${settings.dataDir}` : "PostgreSQL",
    cache: settings.redisUrl === null ? "in memory" : "Redis",
    bus: settings.rabbitUrl === null ? "in process" : "RabbitMQ",
    discord: simulator ? `simulated, ${simulator.url}` : settings.discord.apiUrl,
    newcomer,
  };
}

/** The built-in Discord, where the settings name no application of one's own. */
function startSimulator({ settings, lifecycle }: ProcessParts, clock: Parameters<typeof simulateDiscord>[1]) {
  if (settings.discord.token !== null) return Promise.resolve(null);
  return lifecycle.start("Discord simulator", () => simulateDiscord(settings, clock), (simulator) => simulator.close());
}

function identityOf({ discord }: Settings): DiscordIdentity {
  if (discord.token === null || discord.applicationId === null) throw new Error("the settings were not checked");
  return { id: discord.applicationId, token: discord.token };
}
