import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { startedTaskCard } from "./start-task.command.js";

/** Start on a task's card: the card itself shows that it is under way. */
export const startTaskButton = (organisms: Pick<Organisms, "startTask" | "showTask">): Button => ({
  name: "task.start",
  acknowledge: "update",
  press: (press, taskId) => startedTaskCard(organisms, press, { taskId }),
});
