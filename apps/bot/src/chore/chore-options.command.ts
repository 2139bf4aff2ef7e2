import type { SlashCommandSubcommandBuilder } from "discord.js";
import { PickPolicy, TurnCadence } from "@chorestree/atoms/assignment";
import { OverduePolicy } from "@chorestree/atoms/chore";
import { type MessageKey, text } from "@chorestree/atoms/messages";
import { approvalOption } from "../router/approval-option.js";
import { described } from "../router/localised.js";
import { namedInText } from "../router/named-in-text.js";
import type { Options } from "../router/options.js";

/** What a chore is made of, beside its title: the options that `/chore add` and `/chore edit` share. */
export const choreOptions = (builder: SlashCommandSubcommandBuilder) =>
  builder
    .addStringOption((option) => described(option, "repeat", "option.repeat").setMaxLength(200))
    .addIntegerOption((option) => described(option, "effort", "option.effort").setMinValue(0).setMaxValue(1440))
    .addStringOption((option) => described(option, "notes", "option.notes").setMaxLength(500))
    .addStringOption((option) => described(option, "how", "option.how").addChoices(choicesOf(PickPolicy.options, "policy")))
    .addStringOption((option) => described(option, "who", "option.who").setMaxLength(500))
    .addStringOption((option) => described(option, "skills", "option.skills").setMaxLength(200))
    .addStringOption((option) => described(option, "turn", "option.turn").addChoices(choicesOf(TurnCadence.options, "turn")))
    .addStringOption((option) => described(option, "overdue", "option.overdue").addChoices(choicesOf(OverduePolicy.options, "overdue")))
    .addIntegerOption((option) => described(option, "grace", "option.grace").setMinValue(0).setMaxValue(10_080))
    .addStringOption(approvalOption);

function choicesOf<Value extends string>(values: readonly Value[], kind: "policy" | "turn" | "overdue") {
  const say = text as (locale: "en" | "nl", key: MessageKey) => string;
  const key = (value: Value) => `${kind}.${value}` as MessageKey;
  return values.map((value) => ({ name: say("en", key(value)), name_localizations: { nl: say("nl", key(value)) }, value }));
}

/** Which option fills which field. */
const FIELDS = {
  title: "title",
  repeat: "repeat",
  effortMinutes: "effort",
  notes: "notes",
  overdue: "overdue",
  graceMinutes: "grace",
  approval: "approval",
} as const;

/** A chore as it was typed. Whoever says anything of who does it says all of it. */
export function typedChore(options: Options) {
  const { how, who, skills, cadence } = options.pick({ how: "how", who: "who", skills: "skills", cadence: "turn" });
  const isSaid = [how, who, skills, cadence].some((said) => said !== undefined);
  const asked = typeof skills === "string" ? { skills: skills.split(",") } : {};
  const named = who === undefined ? {} : namedInText(who);
  const assignment = {
    how: how ?? "least_load",
    who: named && { ...named, ...asked },
    ...(cadence !== undefined && { cadence }),
  };
  return { ...options.pick(FIELDS), ...(isSaid && { assignment }) };
}
