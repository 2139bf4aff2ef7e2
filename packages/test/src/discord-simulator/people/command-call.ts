import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
} from "discord-api-types/v10";

/** A command as a person picks it: the registered command, the words below it, and the options it takes. */
export interface PickedCommand {
  readonly command: APIApplicationCommand;
  /** Subcommand group and subcommand, none or one or both. */
  readonly below: readonly { readonly name: string; readonly type: ApplicationCommandOptionType }[];
  readonly options: readonly APIApplicationCommandBasicOption[];
  /** `task add`: as Discord names it in a message's interaction. */
  readonly name: string;
}

export type OptionValue = string | number | boolean;
export interface FilledOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value: OptionValue;
  readonly focused?: true;
}

const GROUPS: readonly ApplicationCommandOptionType[] = [
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
];

const isGroup = (option: APIApplicationCommandOption): option is Extract<APIApplicationCommandOption, { options?: unknown }> =>
  GROUPS.includes(option.type);

/** Everything that can be typed after `/`, in the order of registration. */
export function pickableCommands(commands: readonly APIApplicationCommand[]): PickedCommand[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap((command) => expand(command, [], command.options ?? []));
}

function expand(
  command: APIApplicationCommand,
  below: PickedCommand["below"],
  options: readonly APIApplicationCommandOption[],
): PickedCommand[] {
  const groups = options.filter(isGroup);
  if (groups.length > 0)
    return groups.flatMap((group) => expand(command, [...below, { name: group.name, type: group.type }], group.options ?? []));
  const basic = options as readonly APIApplicationCommandBasicOption[];
  return [{ command, below, options: basic, name: [command.name, ...below.map(({ name }) => name)].join(" ") }];
}

/** @throws Error naming what the bot registered, when it is not that */
export function pickCommand(commands: readonly APIApplicationCommand[], typed: string): PickedCommand {
  const name = typed.trim().replace(/^\//, "").replaceAll(/\s+/g, " ");
  const all = pickableCommands(commands);
  // A guild's own command hides the global one of the same name.
  const found = all
    .filter((candidate) => candidate.name === name)
    .sort((a, b) => Number(b.command.guild_id !== undefined) - Number(a.command.guild_id !== undefined))[0];
  if (found) return found;
  const known = all.length === 0 ? "the bot registered none" : `the bot registered ${all.map((one) => `/${one.name}`).join(", ")}`;
  throw new Error(`unknown command /${name}: ${known}`);
}

/** Puts filled options below their subcommand, as an interaction carries them. */
export function nested(picked: PickedCommand, filled: readonly object[]): readonly object[] {
  return [...picked.below].reverse().reduce<readonly object[]>((options, { name, type }) => [{ name, type, options }], filled);
}
