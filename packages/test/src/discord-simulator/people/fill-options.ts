import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from "discord-api-types/v10";
import type { FilledOption, OptionValue, PickedCommand } from "./command-call.js";

/** Turns what is typed for a user, role or channel into its id; undefined when there is none of that name. */
export type Mentionables = (type: ApplicationCommandOptionType, typed: string) => string | undefined;

/**
 * Fills in the options as Discord's client would let a person: unknown, missing and impossible values do not leave it.
 * @throws Error that names the option and what it takes
 */
export function fillOptions(picked: PickedCommand, values: Readonly<Record<string, OptionValue>>, find: Mentionables): FilledOption[] {
  const where = `/${picked.name}`;
  for (const name of Object.keys(values)) {
    if (picked.options.some((option) => option.name === name)) continue;
    const known = picked.options.map((option) => option.name).join(", ") || "none";
    throw new Error(`${where} has no option ${name}: it takes ${known}`);
  }
  return picked.options.flatMap((option) => {
    const value = values[option.name];
    if (value === undefined && option.required) throw new Error(`${where} needs the option ${option.name}`);
    return value === undefined ? [] : [{ name: option.name, type: option.type, value: fillOption(where, option, value, find) }];
  });
}

function fillOption(where: string, option: APIApplicationCommandBasicOption, value: OptionValue, find: Mentionables): OptionValue {
  const wrong = (what: string): Error => new Error(`${where}: option ${option.name} ${what}`);
  switch (option.type) {
    case ApplicationCommandOptionType.String:
      return text(option, String(value), wrong);
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return number(option, value, wrong);
    case ApplicationCommandOptionType.Boolean:
      return truth(value, wrong);
    case ApplicationCommandOptionType.Attachment:
      throw wrong("wants a file, which the simulator cannot upload");
    default: {
      const id = find(option.type, String(value));
      if (id === undefined) throw wrong(`knows no ${String(value)} here`);
      return id;
    }
  }
}

type Wrong = (what: string) => Error;
interface Limits {
  readonly choices?: readonly { name: string; value: string | number }[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
}

function text(option: Limits, value: string, wrong: Wrong): string {
  if (option.choices?.length) return String(choose(option.choices, value, wrong));
  const length = [...value].length;
  if (length < Math.max(1, option.min_length ?? 0)) throw wrong(`is too short: at least ${Math.max(1, option.min_length ?? 0)} characters`);
  if (length > (option.max_length ?? 6_000)) throw wrong(`is too long: at most ${option.max_length ?? 6_000} characters`);
  return value;
}

function number(option: Limits & { type: ApplicationCommandOptionType }, typed: OptionValue, wrong: Wrong): number {
  if (option.choices?.length) return Number(choose(option.choices, typed, wrong));
  const value = typeof typed === "number" ? typed : Number(String(typed).trim() || Number.NaN);
  const whole = option.type === ApplicationCommandOptionType.Integer;
  if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) throw wrong(whole ? "wants a whole number" : "wants a number");
  if (value < (option.min_value ?? -(2 ** 53))) throw wrong(`is below ${option.min_value}`);
  if (value > (option.max_value ?? 2 ** 53)) throw wrong(`is above ${option.max_value}`);
  return value;
}

function truth(value: OptionValue, wrong: Wrong): boolean {
  if (typeof value === "boolean") return value;
  const typed = String(value).toLowerCase();
  if (typed !== "true" && typed !== "false") throw wrong("wants true or false");
  return typed === "true";
}

function choose(choices: NonNullable<Limits["choices"]>, typed: OptionValue, wrong: Wrong): string | number {
  const choice = choices.find(({ name, value }) => value === typed || name === typed || String(value) === String(typed));
  if (!choice) throw wrong(`has no choice ${String(typed)}: it offers ${choices.map(({ name }) => name).join(", ")}`);
  return choice.value;
}
