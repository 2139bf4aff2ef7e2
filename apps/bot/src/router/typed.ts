import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
} from "discord.js";

/** What somebody typed, as `task add` or `away`, with its options. */
export function typedCommand(data: { name: string; options?: readonly object[] }): {
  path: string;
  options: readonly APIApplicationCommandInteractionDataBasicOption[];
} {
  const [first] = (data.options ?? []) as readonly APIApplicationCommandInteractionDataOption[];
  if (first?.type === ApplicationCommandOptionType.Subcommand) return { path: `${data.name} ${first.name}`, options: first.options ?? [] };
  return { path: data.name, options: (data.options ?? []) as readonly APIApplicationCommandInteractionDataBasicOption[] };
}

/** The option somebody is typing into. */
export function typedOption(options: readonly APIApplicationCommandInteractionDataBasicOption[]): { name: string; value: string } | null {
  const focused = options.find((option) => "focused" in option && option.focused);
  return focused ? { name: focused.name, value: String(focused.value) } : null;
}
