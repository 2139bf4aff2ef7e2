import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { completedTaskCard } from "./complete-task.command.js";

/** Done on a task's card: the card itself shows that it is done and by whom. */
export const completeTaskButton = (organisms: Pick<Organisms, "completeTask" | "showTask">): Button => ({
  name: "task.complete",
  acknowledge: "update",
  press: (press, taskId) => completedTaskCard(organisms, press, { taskId }),
});
