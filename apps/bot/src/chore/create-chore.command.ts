import { SlashCommandSubcommandBuilder } from "discord.js";
import { CreateChoreInput } from "@chorestree/atoms/chore";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { approvalOption } from "../router/approval-option.js";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Subcommand } from "../router/subcommand.js";
import { choreCard } from "./chore.card.js";

/** `/chore add`. */
export const createChoreCommand = ({ createChore, showChore }: Pick<Organisms, "createChore" | "showChore">): Subcommand => ({
  name: "chore.create",
  command: "chore",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "add", "command.chore.create")
    .addStringOption((option) => described(option, "title", "option.title").setRequired(true).setMaxLength(200))
    .addIntegerOption((option) => described(option, "effort", "option.effort").setMinValue(0).setMaxValue(1440))
    .addStringOption((option) => described(option, "notes", "option.notes").setMaxLength(500))
    .addStringOption(approvalOption),

  async run(press, options) {
    const input = readInput(
      CreateChoreInput,
      options.pick({ title: "title", effortMinutes: "effort", notes: "notes", approval: "approval" }),
    );
    const { choreId } = await createChore.execute(press, input);
    return showAfterAct(async () =>
      choreCard(await showChore.execute(press, { choreId }), text(press.readerLocale, "chore.added"), press.readerLocale),
    );
  },
});
