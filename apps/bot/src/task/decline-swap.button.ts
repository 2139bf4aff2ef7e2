import { text } from "@chorestree/atoms/messages";
import { OneTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Button } from "../router/subcommand.js";
import { taskCard } from "./task.card.js";

/** 'No, thanks' on the card of a task that one was asked to take: it stays where it is. */
export const declineSwapButton = (organisms: Pick<Organisms, "declineSwap" | "showTask">): Button => ({
  name: "task.decline-swap",
  acknowledge: "update",
  press: async (press, taskId) => {
    const acted = await organisms.declineSwap.execute(press, readInput(OneTask, { taskId }));
    const headline = text(press.readerLocale, "task.swap_declined", { name: `<@${press.userId}>` });
    return showAfterAct(async () => taskCard(await organisms.showTask.execute(press, acted), headline, press.readerLocale));
  },
});
