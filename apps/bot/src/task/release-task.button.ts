import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { releasedTaskCard } from "./release-task.command.js";

/** 'Give back' on a task's card: the card itself shows that it is free. */
export const releaseTaskButton = (organisms: Pick<Organisms, "releaseTask" | "showTask">): Button => ({
  name: "task.release",
  acknowledge: "update",
  press: (press, taskId) => releasedTaskCard(organisms, press, { taskId }),
});
