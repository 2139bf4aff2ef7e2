import { setTimeout } from "node:timers/promises";
import { type APIInteraction, type APIGuildInteraction, ComponentType, InteractionType, type REST } from "discord.js";
import type { Logger } from "pino";
import { type Locale, localeOf, text } from "@chorestree/atoms/messages";
import { DatabaseBusy, OutcomeUnknown } from "@chorestree/core/database";
import { logDefect, withCorrelation } from "@chorestree/core/logging";
import type { Organisms } from "@chorestree/organisms/composition";
import { readCustomId } from "./custom-id.js";
import { Options } from "./options.js";
import { pressOf } from "./press-of.js";
import { Promises } from "./promises.js";
import { recogniseNamed } from "./recognise-named.js";
import { refusalOf, sayReply } from "./refusal.js";
import type { Acknowledgement, Reply } from "./reply.js";
import { Responder } from "./responder.js";
import { DoneNotShown } from "./show-after-act.js";
import type { Button, Choice, Press, Subcommand } from "./subcommand.js";
import { typedOption, typedSubcommand } from "./typed.js";

/** Discord waits 3 s for the first answer; past this the answer is deferred, so that the network may take its share. */
const DEFER_AFTER_MS = 700;

export interface RouterParts {
  readonly subcommands: readonly Subcommand[];
  readonly buttons: readonly Button[];
  readonly organisms: Organisms;
  /** For answers to interactions alone: they do not count against the bot's 50 requests a second. */
  readonly rest: REST;
  readonly logger: Logger;
  readonly defaultTimeZone: string;
}

/** One way in for every interaction, from the gateway or signed HTTP: finds the command or button, acknowledges in time, renders refusals. */
export class Router {
  private readonly subcommands: ReadonlyMap<string, Subcommand>;
  private readonly buttons: ReadonlyMap<string, Button>;
  private readonly working = new Set<Promise<void>>();
  private readonly promises: Promises;

  constructor(private readonly parts: RouterParts) {
    this.subcommands = new Map(parts.subcommands.map((subcommand) => [`${subcommand.command} ${subcommand.data.name}`, subcommand]));
    this.promises = new Promises(parts.organisms, parts.logger);
    this.buttons = new Map(parts.buttons.map((button) => [button.name, button]));
  }

  /** Never throws: whoever pressed always gets an answer, if only an apology. */
  handle(interaction: APIInteraction): Promise<void> {
    const work = withCorrelation(interaction.id, () => this.route(interaction)).catch((error: unknown) => {
      logDefect(this.parts.logger, error);
    });
    return this.keep(work);
  }

  /** Until all that has come in is answered. */
  async drain(): Promise<void> {
    while (this.working.size > 0) await Promise.all(this.working);
  }

  private keep(work: Promise<void>): Promise<void> {
    this.working.add(work);
    return work.finally(() => this.working.delete(work));
  }

  private async route(interaction: APIInteraction): Promise<void> {
    if (!isFromGuild(interaction))
      return this.refuse(interaction, text(localeOf("locale" in interaction ? interaction.locale : undefined), "error.only_in_server"));
    switch (interaction.type) {
      case InteractionType.ApplicationCommand: {
        const typed = typedSubcommand(interaction.data);
        const subcommand = this.subcommands.get(typed.path);
        if (!subcommand) return this.refuse(interaction, text(localeOf(interaction.locale), "error.unknown_command"));
        return this.answer(interaction, subcommand.acknowledge, async (press) => {
          await recogniseNamed(interaction, interaction.data, this.parts.organisms, this.parts.defaultTimeZone);
          return subcommand.run(press, new Options(typed.options));
        });
      }
      case InteractionType.MessageComponent: {
        const id = interaction.data.component_type === ComponentType.Button ? readCustomId(interaction.data.custom_id) : null;
        const button = id && this.buttons.get(id.act);
        if (!button) return this.refuse(interaction, text(localeOf(interaction.locale), "error.stale_button"));
        return this.answer(interaction, button.acknowledge, (press) => button.press(press, id.subject));
      }
      case InteractionType.ApplicationCommandAutocomplete:
        return this.suggest(interaction);
      default:
        return;
    }
  }

  private async answer(interaction: APIGuildInteraction, kind: Acknowledgement, run: (press: Press) => Promise<Reply>): Promise<void> {
    const responder = new Responder(this.parts.rest, interaction, kind);
    const late = new AbortController();
    let promise: Promise<() => Promise<void>> | undefined;
    const deferred = setTimeout(DEFER_AFTER_MS, undefined, { signal: late.signal }).then(
      () => {
        // Beside the deferral: a database that is slow may be the very reason for it.
        promise = this.promises.make(interaction, kind);
        return this.deferred(responder);
      },
      () => undefined,
    );
    const outcome = await this.attempt(interaction, kind, run);
    late.abort();
    await deferred;
    await this.give(responder, outcome, localeOf(interaction.locale));
    const crossOut = await promise;
    await crossOut?.();
  }

  private async give(responder: Responder, outcome: { answer: Reply } | { refusal: Reply }, locale: Locale): Promise<void> {
    if ("refusal" in outcome) return responder.refuse(outcome.refusal);
    await responder.answer(outcome.answer).catch((error: unknown) => {
      const id = logDefect(this.parts.logger, error);
      return responder.refuse(sayReply(text(locale, "error.not_shown", { id })));
    });
  }

  /** Too late for Discord, or deferred by another session: the act goes on all the same, and its answer is tried. */
  private async deferred(responder: Responder): Promise<void> {
    try {
      await responder.defer();
    } catch (error) {
      logDefect(this.parts.logger, error);
    }
  }

  private async attempt(interaction: APIGuildInteraction, kind: Acknowledgement, run: (press: Press) => Promise<Reply>) {
    let press: Press | undefined;
    try {
      press = await pressOf(interaction, kind, this.parts.organisms, this.parts.defaultTimeZone);
      return { answer: await run(press) };
    } catch (error) {
      const refusal = press && (await refusalOf(error, press, this.parts.organisms).catch(() => null));
      if (refusal) return { refusal };
      return { refusal: sayReply(this.apology(error, localeOf(interaction.locale))) };
    }
  }

  /** For what is nobody's mistake but ours; it must not need the database, which may be the reason. */
  private apology(error: unknown, locale: Locale): string {
    if (error instanceof DatabaseBusy) return text(locale, "error.busy");
    const id = logDefect(this.parts.logger, error);
    if (error instanceof DoneNotShown) return text(locale, "error.done_not_shown", { id });
    return text(locale, error instanceof OutcomeUnknown ? "error.outcome_unknown" : "error.defect", { id });
  }

  private async suggest(
    interaction: Extract<APIGuildInteraction, { type: InteractionType.ApplicationCommandAutocomplete }>,
  ): Promise<void> {
    const { path, options } = typedSubcommand(interaction.data);
    const typed = typedOption(options);
    const subcommand = this.subcommands.get(path);
    const finding = typed && subcommand ? this.choices(interaction, subcommand, typed) : Promise.resolve([]);
    const inTime = new AbortController();
    const none = setTimeout(DEFER_AFTER_MS, [], { signal: inTime.signal }).catch(() => []);
    const choices = await Promise.race([finding, none]);
    inTime.abort();
    // What came too late is kept for the next key; it still needs the database.
    void this.keep(finding.then(() => undefined));
    await new Responder(this.parts.rest, interaction, "reply private").suggest(choices);
  }

  /** None rather than no answer, which cannot be deferred: whoever types on asks again. */
  private async choices(
    interaction: APIGuildInteraction,
    subcommand: Subcommand,
    typed: { name: string; value: string },
  ): Promise<readonly Choice[]> {
    try {
      const press = await pressOf(interaction, "reply private", this.parts.organisms, this.parts.defaultTimeZone);
      return (await subcommand.choices?.(press, typed.name, typed.value)) ?? [];
    } catch (error) {
      logDefect(this.parts.logger, error);
      return [];
    }
  }

  private refuse(interaction: APIInteraction, sentence: string): Promise<void> {
    return new Responder(this.parts.rest, interaction, "reply private").refuse(sayReply(sentence));
  }
}

const isFromGuild = (interaction: APIInteraction): interaction is APIGuildInteraction =>
  "guild_id" in interaction && interaction.member !== undefined;
