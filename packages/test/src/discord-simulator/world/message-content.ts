import { GatewayIntentBits, type APIMessage } from "discord-api-types/v10";

/** Without the message content intent what people wrote arrives empty (docs: gateway, message content intent, with its exceptions). */
export function forSession(message: APIMessage, botId: string, inGuild: boolean, intents: number): APIMessage {
  const readable =
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    !inGuild ||
    message.author.id === botId ||
    message.mentions.some(({ id }) => id === botId);
  return readable ? message : { ...message, content: "", embeds: [], attachments: [], components: [] };
}
