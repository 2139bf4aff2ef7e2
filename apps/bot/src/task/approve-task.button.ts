import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { approvedTaskCard } from "./approve-task.command.js";

/** Approve on the card of a reported task: the card itself shows that it counts. */
export const approveTaskButton = (organisms: Pick<Organisms, "approveTask" | "showTask">): Button => ({
  name: "task.approve",
  acknowledge: "update",
  press: (press, taskId) => approvedTaskCard(organisms, press, { taskId }),
});
