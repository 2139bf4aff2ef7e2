import { OneTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import type { Button } from "../router/subcommand.js";
import { taskWithHistoryCard } from "./show-task.command.js";

/** Show on a list of tasks: privately, so that the list stays where it is. */
export const showTaskButton = (organisms: Pick<Organisms, "showTask" | "showTaskHistory">): Button => ({
  name: "task.show",
  acknowledge: "reply private",
  press: (press, taskId) => taskWithHistoryCard(organisms, press, readInput(OneTask, { taskId }).taskId),
});
