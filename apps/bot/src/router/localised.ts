import { Locale as DiscordLocale, type SharedNameAndDescription } from "discord.js";
import { type MessageKey, text } from "@chorestree/atoms/messages";

/** Describes a command or option in every language there is; names stay English. */
export function described<Builder extends SharedNameAndDescription>(builder: Builder, name: string, key: MessageKey): Builder {
  const say = text as (locale: "en" | "nl", key: MessageKey) => string;
  return builder
    .setName(name)
    .setDescription(say("en", key))
    .setDescriptionLocalizations({ [DiscordLocale.Dutch]: say("nl", key) });
}
