import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { claimedTaskCard } from "./claim-task.command.js";

/** Claim on a task's card: the card itself shows who has it. */
export const claimTaskButton = (organisms: Pick<Organisms, "claimTask" | "showTask">): Button => ({
  name: "task.claim",
  acknowledge: "update",
  press: (press, taskId) => claimedTaskCard(organisms, press, { taskId }),
});
