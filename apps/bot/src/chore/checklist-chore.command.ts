import { SlashCommandSubcommandBuilder } from "discord.js";
import { z } from "zod";
import { EditChoreInput, itemsIn } from "@chorestree/atoms/chore";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Subcommand } from "../router/subcommand.js";
import { choreChoices } from "./chore-choices.command.js";
import { choreCard } from "./chore.card.js";

const Items = z.object({ items: z.string().default("") });

type Needs = Pick<Organisms, "editChore" | "showChore" | "suggestChores">;

/** `/chore checklist`: an edit of the chore that says nothing but its items. */
export const checklistChoreCommand = (organisms: Needs): Subcommand => ({
  name: "chore.checklist",
  command: "chore",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "checklist", "command.chore.checklist")
    .addStringOption((option) => described(option, "chore", "option.which_chore").setAutocomplete(true).setRequired(true))
    .addStringOption((option) => described(option, "items", "option.items").setMaxLength(6000)),
  choices: choreChoices(organisms),
  async run(press, options) {
    const checklist = itemsIn(readInput(Items, options.pick({ items: "items" })).items);
    const input = readInput(EditChoreInput, { ...options.pick({ choreId: "chore" }), checklist });
    const { choreId } = await organisms.editChore.execute(press, input);
    return showAfterAct(async () =>
      choreCard(await organisms.showChore.execute(press, { choreId }), text(press.readerLocale, "chore.checklist_set"), press.readerLocale),
    );
  },
});
