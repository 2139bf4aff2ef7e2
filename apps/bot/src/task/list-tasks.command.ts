import { SlashCommandSubcommandBuilder } from "discord.js";
import { ListTasksInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { LINES_A_PAGE } from "../router/list-card.js";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskListCard, type Whose } from "./task-list.card.js";

type Needs = Pick<Organisms, "listTasks">;

/** `/task list`. */
export const listTasksCommand = (organisms: Needs): Subcommand => ({
  name: "task.list",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "list", "command.task.list"),
  run: (press) => taskListPage(organisms, press, { whose: "all" }),
});

/** `/task mine`: private, it is one person's list. */
export const listMyTasksCommand = (organisms: Needs): Subcommand => ({
  name: "task.list",
  command: "task",
  acknowledge: "reply private",
  data: described(new SlashCommandSubcommandBuilder(), "mine", "command.task.mine"),
  run: (press) => taskListPage(organisms, press, { whose: "mine" }),
});

/** One page of what can be worked on, by command or by More. */
export async function taskListPage({ listTasks }: Needs, press: Press, { whose, cursor }: { whose: Whose; cursor?: string }) {
  const filter = {
    status: ["open", "in_progress"],
    ...(whose === "mine" && { assigneeId: press.memberId }),
    ...(cursor !== undefined && { cursor }),
  };
  return taskListCard(
    await listTasks.execute(press, readInput(ListTasksInput, { limit: LINES_A_PAGE, ...filter })),
    whose,
    press.readerLocale,
  );
}
