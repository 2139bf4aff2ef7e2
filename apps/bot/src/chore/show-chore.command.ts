import { SlashCommandSubcommandBuilder } from "discord.js";
import { z } from "zod";
import { ChoreId } from "@chorestree/atoms/chore";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Subcommand } from "../router/subcommand.js";
import { choreChoices } from "./chore-choices.command.js";
import { choreCard } from "./chore.card.js";

export const ShowChoreInput = z.strictObject({ choreId: ChoreId });

/** `/chore show`. */
export const showChoreCommand = (organisms: Pick<Organisms, "showChore" | "suggestChores">): Subcommand => ({
  name: "chore.show",
  command: "chore",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "show", "command.chore.show").addStringOption((option) =>
    described(option, "chore", "option.which_chore").setAutocomplete(true).setRequired(true),
  ),
  choices: choreChoices(organisms),
  run: async (press, options) =>
    choreCard(
      await organisms.showChore.execute(press, readInput(ShowChoreInput, options.pick({ choreId: "chore" }))),
      null,
      press.readerLocale,
    ),
});
