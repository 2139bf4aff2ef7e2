import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { undoneTaskCard } from "./undo-task.command.js";

/** Undo under what an act has shown means that very act, and does nothing once somebody has acted since; under what would go with an older one it means all that was shown. */
export const undoTaskButton = (organisms: Pick<Organisms, "undoTask" | "showTask">): Button => ({
  name: "task.undo",
  acknowledge: "update",
  press: (press, subject) => {
    const [taskId, step, takeAlong] = subject.split(":");
    const seen = takeAlong === undefined ? {} : { takeAlong: Number(takeAlong) };
    return undoneTaskCard(organisms, press, { taskId, step: Number(step), ...seen });
  },
});
