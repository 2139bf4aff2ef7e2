import type { ActedOnTask } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Reply } from "../router/reply.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press } from "../router/subcommand.js";
import { taskCard } from "./task.card.js";

/** What every act on a task shows, by command or button: what happened, the card as it is now, and the way back. */
export const actedTaskCard = (
  { showTask }: Pick<Organisms, "showTask">,
  press: Press,
  { taskId, step }: ActedOnTask,
  headline: string,
): Promise<Reply> =>
  showAfterAct(async () => taskCard(await showTask.execute(press, { taskId }), headline, press.readerLocale, { undo: step }));
