import { SlashCommandSubcommandBuilder } from "discord.js";
import { MoveChoreInput } from "@chorestree/atoms/chore";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { MOST_CHOICES } from "../router/choices.js";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Subcommand } from "../router/subcommand.js";
import { choreChoices } from "./chore-choices.command.js";
import { choreCard } from "./chore.card.js";

type Needs = Pick<Organisms, "moveChore" | "showChore" | "suggestChores">;

/** What stands first among the choices of an option, and means no chore at all. */
const NO_CHORE = { under: "chore.by_itself", after: "chore.first" } as const;
const NONE = "none";

/** `/chore move`. */
export const moveChoreCommand = (organisms: Needs): Subcommand => ({
  name: "chore.move",
  command: "chore",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "move", "command.chore.move")
    .addStringOption((option) => described(option, "chore", "option.which_chore").setAutocomplete(true).setRequired(true))
    .addStringOption((option) => described(option, "under", "option.under").setAutocomplete(true))
    .addStringOption((option) => described(option, "after", "option.after").setAutocomplete(true)),
  async choices(asker, option, typed) {
    const chores = await choreChoices(organisms)(asker, option, typed);
    if (option !== "under" && option !== "after") return chores;
    return [{ name: text(asker.locale, NO_CHORE[option]), value: NONE }, ...chores].slice(0, MOST_CHOICES);
  },
  async run(press, options) {
    const told = Object.entries(options.pick({ choreId: "chore", parentId: "under", after: "after" }));
    const input = readInput(MoveChoreInput, Object.fromEntries(told.map(([key, value]) => [key, value === NONE ? null : value])));
    const { choreId } = await organisms.moveChore.execute(press, input);
    return showAfterAct(async () =>
      choreCard(await organisms.showChore.execute(press, { choreId }), text(press.readerLocale, "chore.moved"), press.readerLocale),
    );
  },
});
