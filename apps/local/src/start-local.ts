import { serveApi } from "@chorestree/api-app";
import type { Clock } from "@chorestree/atoms/kernel";
import { createBotApp, discordIdentity } from "@chorestree/bot";
import { Operations } from "@chorestree/core/operations";
import type { DiscordSettings, Settings } from "@chorestree/core/settings";
import { openMachines, type ProcessParts, raisePlatform } from "@chorestree/organisms/composition";
import { RestDiscordMembers } from "@chorestree/role-service/discord";
import type { DiscordSimulator } from "@chorestree/test/discord-simulator";
import { simulateDiscord, welcomeOwner } from "./simulated-discord.js";
import { welcome } from "./welcome.js";

/** The whole platform in one process, with a Discord of its own where the settings name none. */
export async function startLocal(parts: ProcessParts): Promise<string> {
  const { lifecycle, logger, health, metrics } = parts;
  const machines = await openMachines(parts);
  // After the database, whose lock keeps a second start on this folder from the simulator's state too.
  const simulator = parts.settings.discord.token === null ? await startSimulator(parts, machines.machinery.clock) : null;
  const settings: Settings = simulator
    ? { ...parts.settings, discord: { ...parts.settings.discord, ...discordOf(simulator) } }
    : parts.settings;
  const discordMembers = new RestDiscordMembers({ ...settings.discord, logger });
  health.add("discord members", () => discordMembers.state());
  const platform = await raisePlatform(machines, discordMembers, parts);

  const api = await serveApi({ ...parts, settings }, platform, new Operations(health, metrics, settings.metricsAllow));
  const bot = createBotApp(platform, discordIdentity(settings), settings, logger);
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

/** What the settings would say of it, were it Discord's own. */
function discordOf(simulator: DiscordSimulator): Pick<DiscordSettings, "apiUrl" | "applicationId" | "token"> {
  const { id, token } = simulator.application();
  return { apiUrl: `${simulator.url}/api`, applicationId: id, token };
}

const startSimulator = ({ settings, lifecycle }: ProcessParts, clock: Clock) =>
  lifecycle.start(
    "Discord simulator",
    () => simulateDiscord(settings, clock),
    (simulator) => simulator.close(),
  );
