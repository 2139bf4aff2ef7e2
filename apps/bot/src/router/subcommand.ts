import type { APIModalInteractionResponseCallbackData, SlashCommandOptionsOnlyBuilder, SlashCommandSubcommandBuilder } from "discord.js";
import type { Locale } from "@chorestree/atoms/messages";
import type { Act, Asker } from "@chorestree/organisms/kernel";
import type { Fields } from "./fields.js";
import type { Options } from "./options.js";
import type { Acknowledgement, Reply } from "./reply.js";

/** The act a door hands over, with the language of whoever reads the answer: the guild's in public, the member's in private. */
export interface Press extends Act {
  readonly readerLocale: Locale;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** What is done for something typed. */
export interface Command {
  /** The act, e.g. `task.create`. */
  readonly name: string;
  readonly acknowledge: Exclude<Acknowledgement, "update">;
  /** Whether, as it was typed, its answer is for whoever typed it alone, though it is public otherwise. */
  isPrivate?(options: Options): boolean;
  run(press: Press, options: Options): Promise<Reply>;
  /** Choices for an option that completes, from what was typed so far. */
  choices?(asker: Asker, option: string, typed: string): Promise<Choice[]>;
}

/** One slash subcommand. */
export interface Subcommand extends Command {
  /** What people type before the subcommand, e.g. `task`. */
  readonly command: string;
  readonly data: SlashCommandSubcommandBuilder;
}

/** A slash command without subcommands, as `/away`. */
export interface RootCommand extends Command {
  readonly data: SlashCommandOptionsOnlyBuilder;
}

/** A button whose `custom_id` is `v1:<name>:<subject>`: all state is in the id, so a card of last month works. */
export interface Button {
  readonly name: string;
  readonly acknowledge: Acknowledgement;
  /** @param offered the choices of the menus on the message that it stands on */
  press(press: Press, subject: string, offered: readonly Choice[]): Promise<Reply>;
}

/** A menu of choices whose `custom_id` is `v1:<name>:<subject>`, as a button's. */
export interface Select {
  readonly name: string;
  readonly acknowledge: Acknowledgement;
  choose(press: Press, subject: string, values: readonly string[], offered: readonly Choice[]): Promise<Reply>;
}

/** A button that opens a form. The form is the first answer and cannot wait (Discord docs: Modals), so it is made of nothing but the button. */
export interface FormButton {
  readonly name: string;
  readonly acknowledge: "modal";
  form(locale: Locale, subject: string): APIModalInteractionResponseCallbackData;
}

/** What becomes of a form whose `custom_id` is `v1:<name>:<subject>`, once it is sent. */
export interface Modal {
  readonly name: string;
  readonly acknowledge: Acknowledgement;
  submit(press: Press, subject: string, fields: Fields): Promise<Reply>;
}
