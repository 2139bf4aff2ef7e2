import { z } from "zod";
import { text } from "@chorestree/atoms/messages";
import { TickTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Select } from "../router/subcommand.js";
import { progressOf } from "./task-checklist.card.js";
import { taskCard } from "./task.card.js";

/** `tick.3`, as the card offered it. */
const Choice = z.tuple([z.enum(["tick", "untick"]), z.coerce.number().pipe(TickTaskInput.shape.item)]);

type Needs = Pick<Organisms, "tickTask" | "untickTask" | "showTask">;

/** An item chosen on a task's card: the card itself shows whether it is ticked now. */
export const tickTaskSelect = (organisms: Needs): Select => ({
  name: "task.tick",
  acknowledge: "update",
  async choose(press, subject, [chosen = ""]) {
    const [act, item] = readInput(Choice, chosen.split("."));
    const input = readInput(TickTaskInput, { taskId: subject, item });
    const { taskId, ticked } = await (act === "tick" ? organisms.tickTask : organisms.untickTask).execute(press, input);
    return showAfterAct(async () => {
      const task = await organisms.showTask.execute(press, { taskId });
      const headline = text(press.readerLocale, ticked ? "task.item_was_ticked" : "task.item_was_unticked", progressOf(task));
      return taskCard(task, headline, press.readerLocale);
    });
  },
});
