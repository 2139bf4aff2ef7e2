import { z } from "zod";
import { TaskId } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import type { Button } from "../router/subcommand.js";
import { taskCard } from "./task.card.js";

const ShowTaskInput = z.strictObject({ taskId: TaskId });

/** Show on a list of tasks: privately, so that the list stays where it is. */
export const showTaskButton = ({ showTask }: Pick<Organisms, "showTask">): Button => ({
  name: "task.show",
  acknowledge: "reply private",
  press: async (press, taskId) => taskCard(await showTask.execute(press, readInput(ShowTaskInput, { taskId })), null, press.readerLocale),
});
