import { text } from "@chorestree/atoms/messages";
import { OneTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import type { Button } from "../router/subcommand.js";
import { actedTaskCard } from "./acted-task.card.js";

/** 'I take over' on the card of a task on offer: the card itself shows whose it is, and the way back. */
export const acceptSwapButton = (organisms: Pick<Organisms, "acceptSwap" | "showTask">): Button => ({
  name: "task.accept-swap",
  acknowledge: "update",
  press: async (press, taskId) => {
    const acted = await organisms.acceptSwap.execute(press, readInput(OneTask, { taskId }));
    const headline = text(press.readerLocale, "task.swap_accepted", { name: `<@${press.userId}>` });
    return actedTaskCard(organisms, press, acted, headline);
  },
});
