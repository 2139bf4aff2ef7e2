import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { AssignTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { namesOf } from "./task-history.card.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "assignTask" | "showTask" | "suggestTasks">;

/** `/task assign`. */
export const assignTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.assign",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "assign", "command.task.assign")
    .addStringOption(taskOption)
    .addUserOption((option) => described(option, "member", "option.member").setRequired(true)),
  choices: taskChoices(organisms, "task.assign"),
  run: (press, options) => assignedTaskCard(organisms, press, options.pick({ taskId: "task", memberId: "member" })),
});

/** What assigning shows: who has it now. */
async function assignedTaskCard(organisms: Pick<Needs, "assignTask" | "showTask">, press: Press, typed: unknown) {
  const acted = await organisms.assignTask.execute(press, readInput(AssignTaskInput, typed));
  return showAfterAct(async () => {
    const task = await organisms.showTask.execute(press, { taskId: acted.taskId });
    const names = {
      name: `<@${press.userId}>`,
      assignee: namesOf(
        task.assignees.map(({ member }) => member),
        press.readerLocale,
      ),
    };
    return taskCard(task, text(press.readerLocale, "task.assigned", names), press.readerLocale, { undo: acted.step });
  });
}
