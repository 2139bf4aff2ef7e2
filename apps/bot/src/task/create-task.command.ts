import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { CreateTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import type { Subcommand } from "../router/subcommand.js";
import { taskCard } from "./task.card.js";

/** `/task add`. The due text is read by the act in the guild's zone; the card confirms what was understood. */
export const createTaskCommand = ({ createTask, showTask }: Pick<Organisms, "createTask" | "showTask">): Subcommand => ({
  name: "task.create",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "add", "command.task.create")
    .addStringOption((option) => described(option, "title", "option.title").setRequired(true).setMaxLength(200))
    .addStringOption((option) => described(option, "due", "option.due").setMaxLength(100))
    .addIntegerOption((option) => described(option, "effort", "option.effort").setMinValue(0).setMaxValue(1440)),

  async run(press, options) {
    const input = CreateTaskInput.parse(options.pick({ title: "title", due: "due", effortMinutes: "effort" }));
    const { taskId } = await createTask.execute(press, input);
    return taskCard(await showTask.execute(press, { taskId }), text(press.readerLocale, "task.added"), press.readerLocale);
  },
});
