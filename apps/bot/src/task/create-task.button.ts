import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { createdTaskCard } from "./create-task.command.js";

/** 'Make a task of it' on a chore's card: a task without a due date, for whoever claims it. */
export const createTaskButton = (organisms: Pick<Organisms, "createTask" | "showTask">): Button => ({
  name: "task.create",
  acknowledge: "reply public",
  press: (press, choreId) => createdTaskCard(organisms, press, { choreId }),
});
