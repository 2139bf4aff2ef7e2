import { ApproveTasksInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import { sayRefusal } from "../router/refusal.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Button, Choice, Press, Select } from "../router/subcommand.js";
import { approvedTasksCard } from "./approve-tasks.card.js";

type Needs = Pick<Organisms, "approveTasks" | "showMember" | "showChore">;

/** Approve all: those that the card shows, and none that was reported since. */
export const approveTasksButton = (organisms: Needs): Button => ({
  name: "task.approve-tasks",
  acknowledge: "update",
  press: (press, _all, offered) =>
    approveTasks(
      organisms,
      press,
      offered.map(({ value }) => value),
      offered,
    ),
});

/** Those that were chosen from the card's menu. */
export const approveTasksSelect = (organisms: Needs): Select => ({
  name: "task.approve-tasks",
  acknowledge: "update",
  choose: (press, _chosen, values, offered) => approveTasks(organisms, press, values, offered),
});

async function approveTasks(organisms: Needs, press: Press, taskIds: readonly string[], offered: readonly Choice[]) {
  const { items } = await organisms.approveTasks.execute(press, readInput(ApproveTasksInput, { taskIds }));
  return showAfterAct(async () => {
    const titleOf = new Map(offered.map(({ name, value }) => [value, name]));
    const approved = [];
    const refused = [];
    for (const { taskId, approved: done, refused: why } of items) {
      const title = titleOf.get(taskId) ?? taskId;
      if (done) approved.push({ title, minutes: done.creditedMinutes });
      if (why) refused.push({ title, reason: (await sayRefusal(why as Refusal, press, organisms)) ?? why.code });
    }
    return approvedTasksCard(approved, refused, press.readerLocale);
  });
}

type Refusal = Parameters<typeof sayRefusal>[0];
