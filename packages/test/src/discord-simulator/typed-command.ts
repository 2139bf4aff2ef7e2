/** What can be typed, as far as reading a line needs it. */
export interface TypableCommand {
  /** `task add` */
  readonly name: string;
  readonly options: readonly { readonly name: string }[];
}

export interface TypedCommand {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
}

/**
 * Reads `/task add title:Dishes due:tomorrow 18:00`. A value runs until the next `name:` that the command has,
 * so colons inside values need no quotes. @throws Error naming what could have been typed
 */
export function parseTypedCommand(line: string, commands: readonly TypableCommand[]): TypedCommand {
  const typed = line
    .trim()
    .replace(/^\/\s*/, "")
    .replace(/\s+/g, " ");
  const command = longestMatch(typed, commands);
  if (!command) throw new Error(`unknown command /${typed}: there is ${commands.map(({ name }) => `/${name}`).join(", ") || "none"}`);
  const rest = typed.slice(command.name.length).trim();
  return { command: command.name, options: parseOptions(rest, command) };
}

function longestMatch(typed: string, commands: readonly TypableCommand[]): TypableCommand | undefined {
  const fitting = commands.filter(({ name }) => typed === name || typed.startsWith(`${name} `));
  return [...fitting].sort((a, b) => b.name.length - a.name.length)[0];
}

function parseOptions(rest: string, { name, options }: TypableCommand): Record<string, string> {
  if (rest === "") return {};
  const known = options.map((option) => option.name);
  const starts = [...rest.matchAll(/(?:^|\s)([^\s:]+):/g)].filter(([, word]) => word !== undefined && known.includes(word));
  if (starts[0]?.index !== 0)
    throw new Error(`/${name} does not understand "${rest}": it takes ${known.map((one) => `${one}:`).join(" ") || "nothing"}`);
  const filled: Record<string, string> = {};
  for (const [index, start] of starts.entries()) {
    const [prefix, option = ""] = start;
    if (option in filled) throw new Error(`/${name} takes ${option}: once`);
    filled[option] = rest.slice(start.index + prefix.length, starts[index + 1]?.index).trim();
  }
  return filled;
}
