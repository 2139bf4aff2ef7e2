import { setTimeout } from "node:timers/promises";
import type { APIGuildInteraction, InteractionType, REST } from "discord.js";
import type { Logger } from "pino";
import { logDefect } from "@chorestree/core/logging";
import type { Organisms } from "@chorestree/organisms/composition";
import { pressOf } from "./press-of.js";
import { Responder } from "./responder.js";
import type { Choice, Command } from "./subcommand.js";
import { typedOption, typedCommand } from "./typed.js";

type Autocomplete = Extract<APIGuildInteraction, { type: InteractionType.ApplicationCommandAutocomplete }>;

/** Choices while somebody types. They cannot be deferred, so what is not found in time is none. */
export class Suggestions {
  constructor(
    private readonly parts: { organisms: Organisms; rest: REST; logger: Logger; defaultTimeZone: string },
    private readonly withinMs: number,
    /** What is kept is waited for by a stop. */
    private readonly keep: (work: Promise<void>) => unknown,
  ) {}

  async answer(interaction: Autocomplete, command: Command | undefined): Promise<void> {
    const typed = typedOption(typedCommand(interaction.data).options);
    const finding = typed && command ? this.choices(interaction, command, typed) : Promise.resolve([]);
    const inTime = new AbortController();
    const none = setTimeout(this.withinMs, [], { signal: inTime.signal }).catch(() => []);
    const choices = await Promise.race([finding, none]);
    inTime.abort();
    // What came too late is kept for the next key; it still needs the database.
    this.keep(finding.then(() => undefined));
    await new Responder(this.parts.rest, interaction, "reply private").suggest(choices);
  }

  /** None rather than no answer: whoever types on asks again. */
  private async choices(interaction: Autocomplete, command: Command, typed: { name: string; value: string }): Promise<readonly Choice[]> {
    try {
      const press = await pressOf(interaction, "reply private", this.parts.organisms, this.parts.defaultTimeZone);
      return (await command.choices?.(press, typed.name, typed.value)) ?? [];
    } catch (error) {
      logDefect(this.parts.logger, error);
      return [];
    }
  }
}
