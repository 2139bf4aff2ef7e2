import { type APIInteraction, type APIGuildInteraction, ComponentType, InteractionType, type REST } from "discord.js";
import type { Logger } from "pino";
import { type Locale, localeOf, text } from "@chorestree/atoms/messages";
import { ActInProgress } from "@chorestree/core/database";
import { logDefect, withCorrelation } from "@chorestree/core/logging";
import type { Organisms } from "@chorestree/organisms/composition";
import { AnsweredBefore } from "./answered-before.js";
import { apologyFor } from "./apology-for.js";
import { readCustomId } from "./custom-id.js";
import { Fields } from "./fields.js";
import { offeredOn } from "./offered.js";
import { Options } from "./options.js";
import { pressOf } from "./press-of.js";
import { Promises } from "./promises.js";
import { recogniseNamed } from "./recognise-named.js";
import { refusalOf, sayReply, type Typed } from "./refusal.js";
import type { Acknowledgement, Reply } from "./reply.js";
import { Responder } from "./responder.js";
import type { Button, Command, FormButton, Modal, Press, RootCommand, Select, Subcommand } from "./subcommand.js";
import { Suggestions } from "./suggestions.js";
import { typedCommand } from "./typed.js";

/** Discord waits 3 s for the first answer; past this the answer is deferred, so that the network may take its share. */
const DEFER_AFTER_MS = 700;

export interface RouterParts {
  readonly subcommands: readonly Subcommand[];
  readonly rootCommands: readonly RootCommand[];
  readonly buttons: readonly (Button | FormButton)[];
  readonly selects: readonly Select[];
  readonly modals: readonly Modal[];
  readonly organisms: Organisms;
  /** For answers to interactions alone: they do not count against the bot's 50 requests a second. */
  readonly rest: REST;
  readonly logger: Logger;
  readonly defaultTimeZone: string;
}

/** What there is to say; of what only counts where nothing has been said, whoever has more to say says it. */
type Outcome = { readonly answer: Reply } | { readonly refusal: Reply } | { readonly unlessAnswered: Reply };
type Run = (press: Press) => Promise<Reply>;

/** One way in for every interaction, from the gateway or signed HTTP: finds the command or button, acknowledges in time, renders refusals. */
export class Router {
  private readonly commands: ReadonlyMap<string, Command>;
  private readonly buttons: ReadonlyMap<string, Button | FormButton>;
  private readonly selects: ReadonlyMap<string, Select>;
  private readonly modals: ReadonlyMap<string, Modal>;
  private readonly working = new Set<Promise<void>>();
  private readonly promises: Promises;
  private readonly suggestions: Suggestions;

  constructor(private readonly parts: RouterParts) {
    this.commands = new Map<string, Command>([
      ...parts.subcommands.map((subcommand) => [`${subcommand.command} ${subcommand.data.name}`, subcommand] as const),
      ...parts.rootCommands.map((root) => [root.data.name, root] as const),
    ]);
    this.promises = new Promises(parts.organisms, parts.logger);
    this.suggestions = new Suggestions(parts, DEFER_AFTER_MS, (work) => this.keep(work));
    this.buttons = new Map(parts.buttons.map((button) => [button.name, button]));
    this.selects = new Map(parts.selects.map((select) => [select.name, select]));
    this.modals = new Map(parts.modals.map((modal) => [modal.name, modal]));
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
        const typed = typedCommand(interaction.data);
        const command = this.commands.get(typed.path);
        if (!command) return this.refuse(interaction, text(localeOf(interaction.locale), "error.unknown_command"));
        const options = new Options(typed.options);
        const run = async (press: Press) => {
          await recogniseNamed(interaction, interaction.data, this.parts.organisms, this.parts.defaultTimeZone);
          return command.run(press, options);
        };
        return this.answer(interaction, command.isPrivate?.(options) ? "reply private" : command.acknowledge, run, options);
      }
      case InteractionType.MessageComponent: {
        const { data } = interaction;
        const id = readCustomId(data.custom_id);
        const select = id && data.component_type === ComponentType.StringSelect && this.selects.get(id.act);
        if (select)
          return this.answer(interaction, select.acknowledge, (press) =>
            select.choose(press, id.subject, data.values, offeredOn(interaction.message)),
          );
        const button = id && data.component_type === ComponentType.Button && this.buttons.get(id.act);
        if (!button) return this.refuse(interaction, text(localeOf(interaction.locale), "error.stale_button"));
        if (button.acknowledge === "modal") {
          const form = button.form(localeOf(interaction.locale), id.subject);
          return this.responder(interaction, "reply private").open(form);
        }
        return this.answer(interaction, button.acknowledge, (press) => button.press(press, id.subject, offeredOn(interaction.message)));
      }
      case InteractionType.ModalSubmit: {
        const id = readCustomId(interaction.data.custom_id);
        const modal = id && this.modals.get(id.act);
        if (!modal) return this.refuse(interaction, text(localeOf(interaction.locale), "error.stale_button"));
        const fields = new Fields(interaction.data.components);
        return this.answer(interaction, modal.acknowledge, (press) => modal.submit(press, id.subject, fields), fields);
      }
      case InteractionType.ApplicationCommandAutocomplete:
        return this.suggestions.answer(interaction, this.commands.get(typedCommand(interaction.data).path));
      default:
        return;
    }
  }

  private async answer(interaction: APIGuildInteraction, kind: Acknowledgement, run: Run, typed?: Typed): Promise<void> {
    const responder = this.responder(interaction, kind);
    let promise: ReturnType<Promises["make"]> | undefined;
    let deferral: Promise<void> | undefined;
    const late = setTimeout(() => {
      // Beside the deferral: a database that is slow may be the very reason for it.
      promise = this.promises.make(interaction, kind);
      deferral = this.deferred(responder);
    }, DEFER_AFTER_MS);
    const outcome = await this.attempt(interaction, kind, run, typed);
    clearTimeout(late);
    await deferral;
    await this.give(responder, outcome, localeOf(interaction.locale));
    const settle = await promise;
    await settle?.(responder.became);
  }

  private async give(responder: Responder, outcome: Outcome, locale: Locale): Promise<void> {
    if ("unlessAnswered" in outcome) return responder.sayUnlessAnswered(outcome.unlessAnswered);
    if ("refusal" in outcome) return responder.refuse(outcome.refusal);
    await responder.answer(outcome.answer).catch((error: unknown) => {
      const id = logDefect(this.parts.logger, error);
      return responder.refuse(sayReply(text(locale, "error.not_shown", { id })));
    });
  }

  /** The act goes on also where this fails, and its answer is tried. */
  private async deferred(responder: Responder): Promise<void> {
    try {
      await responder.defer();
    } catch (error) {
      logDefect(this.parts.logger, error);
    }
  }

  private async attempt(interaction: APIGuildInteraction, kind: Acknowledgement, run: Run, typed?: Typed): Promise<Outcome> {
    let press: Press | undefined;
    try {
      press = await pressOf(interaction, kind, this.parts.organisms, this.parts.defaultTimeZone);
      return { answer: await run(press) };
    } catch (error) {
      if (error instanceof AnsweredBefore) return { unlessAnswered: error.reply };
      const refusal = await this.told(error, press, localeOf(interaction.locale), typed);
      return error instanceof ActInProgress ? { unlessAnswered: refusal } : { refusal };
    }
  }

  /** A refusal that cannot be put into words, since that takes a name from the database, is no defect: what stands in its way is told. */
  private async told(error: unknown, press: Press | undefined, locale: Locale, typed?: Typed): Promise<Reply> {
    try {
      const refusal = press && (await refusalOf(error, press, this.parts.organisms, typed));
      return refusal ?? sayReply(apologyFor(error, locale, this.parts.logger));
    } catch (inTheWay) {
      return sayReply(apologyFor(inTheWay, locale, this.parts.logger));
    }
  }

  private refuse(interaction: APIInteraction, sentence: string): Promise<void> {
    return this.responder(interaction, "reply private").refuse(sayReply(sentence));
  }

  private responder(interaction: APIInteraction, kind: Acknowledgement): Responder {
    return new Responder(this.parts.rest, interaction, kind, (code) => {
      this.parts.logger.debug({ interactionId: interaction.id, code }, "an interaction is left to whoever spoke first, or is over");
    });
  }
}

const isFromGuild = (interaction: APIInteraction): interaction is APIGuildInteraction =>
  "guild_id" in interaction && interaction.member !== undefined;
