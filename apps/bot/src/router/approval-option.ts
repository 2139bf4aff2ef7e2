import { Locale as DiscordLocale, type SlashCommandStringOption } from "discord.js";
import { Approval } from "@chorestree/atoms/kernel";
import { text } from "@chorestree/atoms/messages";
import { described } from "./localised.js";

/** Whether somebody else looks before it counts. */
export const approvalOption = (option: SlashCommandStringOption): SlashCommandStringOption =>
  described(option, "approval", "option.approval").addChoices(
    ...Approval.options.map((value) => ({
      name: text("en", `approval.${value}`),
      name_localizations: { [DiscordLocale.Dutch]: text("nl", `approval.${value}`) },
      value,
    })),
  );
