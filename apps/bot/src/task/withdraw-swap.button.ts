import { text } from "@chorestree/atoms/messages";
import { OneTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Button } from "../router/subcommand.js";
import { taskCard } from "./task.card.js";

/** 'I do it after all' on the card of a task on offer: nothing is on offer any more. */
export const withdrawSwapButton = (organisms: Pick<Organisms, "withdrawSwap" | "showTask">): Button => ({
  name: "task.withdraw-swap",
  acknowledge: "update",
  press: async (press, taskId) => {
    const acted = await organisms.withdrawSwap.execute(press, readInput(OneTask, { taskId }));
    const headline = text(press.readerLocale, "task.swap_withdrawn", { name: `<@${press.userId}>` });
    return showAfterAct(async () => taskCard(await organisms.showTask.execute(press, acted), headline, press.readerLocale));
  },
});
