import type { SlashCommandSubcommandBuilder } from "discord.js";
import { OverduePolicy } from "@chorestree/atoms/chore";
import { text } from "@chorestree/atoms/messages";
import { approvalOption } from "../router/approval-option.js";
import { described } from "../router/localised.js";

/** What a chore is made of, beside its title: the options that `/chore add` and `/chore edit` share. */
export const choreOptions = (builder: SlashCommandSubcommandBuilder) =>
  builder
    .addStringOption((option) => described(option, "repeat", "option.repeat").setMaxLength(200))
    .addIntegerOption((option) => described(option, "effort", "option.effort").setMinValue(0).setMaxValue(1440))
    .addStringOption((option) => described(option, "notes", "option.notes").setMaxLength(500))
    .addStringOption((option) =>
      described(option, "overdue", "option.overdue").addChoices(
        OverduePolicy.options.map((policy) => ({
          name: text("en", `overdue.${policy}`),
          name_localizations: { nl: text("nl", `overdue.${policy}`) },
          value: policy,
        })),
      ),
    )
    .addIntegerOption((option) => described(option, "grace", "option.grace").setMinValue(0).setMaxValue(10_080))
    .addStringOption(approvalOption);

/** Which option fills which field. */
export const CHORE_FIELDS = {
  title: "title",
  repeat: "repeat",
  effortMinutes: "effort",
  notes: "notes",
  overdue: "overdue",
  graceMinutes: "grace",
  approval: "approval",
} as const;
