import { SlashCommandSubcommandBuilder } from "discord.js";
import { ResumeChoreInput } from "@chorestree/atoms/chore";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Subcommand } from "../router/subcommand.js";
import { choreChoices } from "./chore-choices.command.js";
import { choreCard } from "./chore.card.js";

type Needs = Pick<Organisms, "resumeChore" | "showChore" | "suggestChores">;

/** `/chore resume`. */
export const resumeChoreCommand = (organisms: Needs): Subcommand => ({
  name: "chore.resume",
  command: "chore",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "resume", "command.chore.resume").addStringOption((option) =>
    described(option, "chore", "option.which_chore").setAutocomplete(true).setRequired(true),
  ),
  choices: choreChoices(organisms),
  async run(press, options) {
    const { choreId } = await organisms.resumeChore.execute(press, readInput(ResumeChoreInput, options.pick({ choreId: "chore" })));
    return showAfterAct(async () =>
      choreCard(await organisms.showChore.execute(press, { choreId }), text(press.readerLocale, "chore.resumed"), press.readerLocale),
    );
  },
});
