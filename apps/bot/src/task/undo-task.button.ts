import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { undoneTaskCard } from "./undo-task.command.js";

/** Undo under what an act has shown: it means that very act, so it does nothing once somebody has acted since. */
export const undoTaskButton = (organisms: Pick<Organisms, "undoTask" | "showTask">): Button => ({
  name: "task.undo",
  acknowledge: "update",
  press: (press, subject) => {
    const [taskId, step] = subject.split(":");
    return undoneTaskCard(organisms, press, { taskId, step: Number(step) });
  },
});
