import { ApplicationFlags, REST, Routes } from "discord.js";
import type { Logger } from "pino";
import type { Settings } from "@chorestree/core/settings";
import type { Platform } from "@chorestree/organisms/composition";
import { buttonsOf, commandBodies, modalsOf, rootCommandsOf, selectsOf, subcommandsOf } from "./commands.js";
import { registerCommands } from "./register-commands.js";
import { Apologies } from "./router/apologies.js";
import { Router } from "./router/router.js";
import { Gateway } from "./transport/gateway.js";
import { GuildNews } from "./transport/guild-news.js";

/** The application at Discord that this bot is. */
export interface DiscordIdentity {
  readonly id: string;
  readonly token: string;
}

export interface BotApp {
  /** Registers the commands and connects; resolves when every shard of this process is ready. */
  start(): Promise<void>;
  isReady(): boolean;
  /** No new interactions; those in hand are answered first. */
  stop(): Promise<void>;
}

/** The Discord door, without a process around it. */
export function createBotApp(
  { organisms, leases }: Pick<Platform, "organisms" | "leases">,
  identity: DiscordIdentity,
  settings: Settings,
  logger: Logger,
): BotApp {
  const { discord, defaultTimeZone, api } = settings;
  const subcommands = subcommandsOf(organisms, api.publicUrl);
  const rootCommands = rootCommandsOf(organisms);
  const answers = new REST({ version: "10", api: discord.apiUrl }).setToken(identity.token);
  const router = new Router({
    subcommands,
    rootCommands,
    buttons: buttonsOf(organisms),
    selects: selectsOf(organisms),
    modals: modalsOf(organisms),
    organisms,
    rest: answers,
    logger,
    defaultTimeZone,
  });
  const apologies = new Apologies({ organisms, leases, rest: answers, logger });
  let gateway: Gateway | undefined;

  return {
    async start() {
      const written = await registerCommands(answers, identity.id, discord.commandGuildId, commandBodies(subcommands, rootCommands));
      logger.info({ written }, written ? "commands registered" : "commands are registered already");
      gateway = new Gateway({
        discord,
        hearsOfMembers: await mayHearOfMembers(answers),
        logger,
        onInteraction: (interaction) => router.handle(interaction),
        news: new GuildNews(organisms, defaultTimeZone),
      });
      await gateway.connect(identity.token);
      logger.info("connected to Discord");
      apologies.start();
    },
    isReady: () => gateway?.isReady() ?? false,
    async stop() {
      await gateway?.close();
      await apologies.stop();
      await router.drain();
    },
  };
}

/** Whether the privileged intent is switched on in the portal; asking for it without would end the connection with 4014. */
async function mayHearOfMembers(rest: REST): Promise<boolean> {
  const { flags = 0 } = (await rest.get(Routes.currentApplication())) as { flags?: number };
  return (flags & (ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited)) !== 0;
}

/** The application that the settings name. @throws Error when they name none: `loadSettings` has refused that already */
export function discordIdentity({ discord }: Settings): DiscordIdentity {
  if (discord.token === null || discord.applicationId === null) throw new Error("no Discord application in the settings");
  return { id: discord.applicationId, token: discord.token };
}
