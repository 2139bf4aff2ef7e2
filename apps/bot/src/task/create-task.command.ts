import { SlashCommandSubcommandBuilder } from "discord.js";
import { CompletionMode, MOST_WORKERS } from "@chorestree/atoms/assignment";
import { text } from "@chorestree/atoms/messages";
import { CreateTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { approvalOption } from "../router/approval-option.js";
import { choicesOf } from "../chore/chore-options.command.js";
import { choreChoices } from "../chore/chore-choices.command.js";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "createTask" | "showTask" | "suggestChores">;

/** What each does for themselves is a chore's to say, which knows who may. */
const MODES = CompletionMode.exclude(["each"]).options;

/** `/task add`. The due text is read by the act in the guild's zone; the card confirms what was understood. */
export const createTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.create",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "add", "command.task.create")
    .addStringOption((option) => described(option, "title", "option.title").setMaxLength(200))
    .addStringOption((option) => described(option, "due", "option.due").setMaxLength(100))
    .addIntegerOption((option) => described(option, "effort", "option.effort").setMinValue(0).setMaxValue(1440))
    .addStringOption((option) => described(option, "chore", "option.chore").setAutocomplete(true))
    .addStringOption(approvalOption)
    .addIntegerOption((option) => described(option, "workers", "option.workers").setMinValue(1).setMaxValue(MOST_WORKERS))
    .addStringOption((option) => described(option, "mode", "option.mode").addChoices(choicesOf(MODES, "mode"))),
  choices: choreChoices(organisms),
  run: (press, options) =>
    createdTaskCard(
      organisms,
      press,
      options.pick({
        title: "title",
        due: "due",
        effortMinutes: "effort",
        choreId: "chore",
        approval: "approval",
        workersNeeded: "workers",
        mode: "mode",
      }),
    ),
});

/** What creating shows, by command or from a chore's card. */
export async function createdTaskCard({ createTask, showTask }: Pick<Needs, "createTask" | "showTask">, press: Press, typed: unknown) {
  const { taskId } = await createTask.execute(press, readInput(CreateTaskInput, typed));
  return showAfterAct(async () =>
    taskCard(await showTask.execute(press, { taskId }), text(press.readerLocale, "task.added"), press.readerLocale),
  );
}
