import type { SlashCommandSubcommandBuilder } from "discord.js";
import { CompletionMode, MOST_WORKERS, PickPolicy, TurnCadence } from "@chorestree/atoms/assignment";
import { z } from "zod";
import { MOST_DELAY_MINUTES, OverduePolicy } from "@chorestree/atoms/chore";
import { type Locale, type MessageKey, text } from "@chorestree/atoms/messages";
import { readDelay } from "@chorestree/atoms/schedule";
import { approvalOption } from "../router/approval-option.js";
import { described } from "../router/localised.js";
import { namedInText } from "../router/named-in-text.js";
import type { Options } from "../router/options.js";
import { readInput } from "../router/read-input.js";

/** What a chore is made of, beside its title: the options that `/chore add` and `/chore edit` share. */
export const choreOptions = (builder: SlashCommandSubcommandBuilder) =>
  builder
    .addStringOption((option) => described(option, "repeat", "option.repeat").setMaxLength(200))
    .addIntegerOption((option) => described(option, "effort", "option.effort").setMinValue(0).setMaxValue(1440))
    .addStringOption((option) => described(option, "notes", "option.notes").setMaxLength(500))
    .addStringOption((option) => described(option, "how", "option.how").addChoices(choicesOf(PickPolicy.options, "policy")))
    .addStringOption((option) => described(option, "who", "option.who").setMaxLength(500))
    .addStringOption((option) => described(option, "skills", "option.skills").setMaxLength(200))
    .addStringOption((option) => described(option, "mode", "option.mode").addChoices(choicesOf(CompletionMode.options, "mode")))
    .addIntegerOption((option) => described(option, "workers", "option.workers").setMinValue(1).setMaxValue(MOST_WORKERS))
    .addStringOption((option) => described(option, "turn", "option.turn").addChoices(choicesOf(TurnCadence.options, "turn")))
    .addStringOption((option) => described(option, "overdue", "option.overdue").addChoices(choicesOf(OverduePolicy.options, "overdue")))
    .addIntegerOption((option) => described(option, "grace", "option.grace").setMinValue(0).setMaxValue(10_080))
    .addStringOption(approvalOption)
    .addStringOption((option) => described(option, "after", "option.after_chore").setAutocomplete(true))
    .addStringOption((option) => described(option, "delay", "option.delay").setMaxLength(100))
    .addBooleanOption((option) => described(option, "whole_tree", "option.whole_tree"));

/** Of a closed list, in both languages. */
export function choicesOf<Value extends string>(values: readonly Value[], kind: "policy" | "mode" | "turn" | "overdue") {
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
  wholeTree: "whole_tree",
} as const;

const Delay = z.string().optional();

/** The one it comes after, and how long after; null for none any more, undefined where nothing is said of it. @throws DelayUnreadable, DelayTooLong */
export function typedAfter(options: Options, locale: Locale): { choreId: unknown; delayMinutes?: number } | null | undefined {
  const { choreId, delay: typed } = options.pick({ choreId: "after", delay: "delay" });
  if (choreId === AFTER_NONE) return null;
  const delay = readInput(Delay, typed);
  if (choreId === undefined && delay === undefined) return undefined;
  return { choreId, ...(delay !== undefined && { delayMinutes: readDelay(delay, { locale, most: MOST_DELAY_MINUTES }) }) };
}

/** In the place of a chore: none. */
export const AFTER_NONE = "none";

/** A chore as it was typed. Whoever says anything of who does it says all of it. */
export function typedChore(options: Options) {
  const said = options.pick({ how: "how", mode: "mode", workersNeeded: "workers", cadence: "turn" });
  const { who, skills } = options.pick({ who: "who", skills: "skills" });
  const isSaid = [...Object.values(said), who, skills].some((said) => said !== undefined);
  const asked = typeof skills === "string" ? { skills: skills.split(",") } : {};
  const named = who === undefined ? {} : namedInText(who);
  const assignment = {
    how: "least_load",
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    who: named && { ...named, ...asked },
  };
  return { ...options.pick(FIELDS), ...(isSaid && { assignment }) };
}
