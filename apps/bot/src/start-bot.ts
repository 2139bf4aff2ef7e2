import { Operations } from "@chorestree/core/operations";
import { openPlatform, type ProcessParts } from "@chorestree/organisms/composition";
import { RestDiscordMembers } from "@chorestree/role-service/discord";
import { createBotApp, discordIdentity } from "./bot-app.js";
import { serveOperations } from "./operations-server.js";

/** The process around the Discord door; background work runs here too. */
export async function startBot(parts: ProcessParts): Promise<string> {
  const { settings, lifecycle, logger, health, metrics } = parts;
  const platform = await openPlatform(parts, new RestDiscordMembers({ ...settings.discord, logger }));
  const operations = new Operations(health, metrics, settings.metricsAllow);
  const { url } = await lifecycle.start(
    "health and metrics",
    () => serveOperations(operations, settings.bot),
    (server) => server.close(),
  );

  const bot = createBotApp(platform, discordIdentity(settings), settings, logger);
  health.add("discord", () => (bot.isReady() ? "up" : "down"));
  await lifecycle.start(
    "bot",
    () => bot.start(),
    () => bot.stop(),
  );
  return `ChoresTree bot is ready: health at ${url}/health/ready\n`;
}
