import type { APIApplicationCommandInteractionDataBasicOption } from "discord.js";

/** The options of one slash command, as Discord sent them. What they may hold is the schema's matter, not ours. */
export class Options {
  private readonly values: ReadonlyMap<string, string | number | boolean>;

  constructor(options: readonly APIApplicationCommandInteractionDataBasicOption[] = []) {
    this.values = new Map(options.map((option) => [option.name, option.value]));
  }

  has(option: string): boolean {
    return this.values.has(option);
  }

  /** Left out where the person left it out, so that a schema's default holds. */
  pick<const Names extends Readonly<Record<string, string>>>(names: Names): { [Key in keyof Names]?: unknown } {
    const known = Object.entries(names).filter(([, option]) => this.values.has(option));
    return Object.fromEntries(known.map(([key, option]) => [key, this.values.get(option)])) as { [Key in keyof Names]?: unknown };
  }
}
