import { SlashCommandSubcommandBuilder } from "discord.js";
import { ClaimTaskInput } from "@chorestree/atoms/task";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { taskChoices, taskOption } from "./task-choices.command.js";
import { taskCard } from "./task.card.js";

type Needs = Pick<Organisms, "claimTask" | "showTask" | "suggestTasks">;

/** `/task claim`. */
export const claimTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.claim",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "claim", "command.task.claim").addStringOption(taskOption),
  choices: taskChoices(organisms),
  run: (press, options) => claimedTaskCard(organisms, press, options.pick({ taskId: "task" })),
});

/** What claiming shows, by command or button: the card with its new holder. */
export async function claimedTaskCard({ claimTask, showTask }: Pick<Needs, "claimTask" | "showTask">, press: Press, typed: unknown) {
  const { taskId } = await claimTask.execute(press, readInput(ClaimTaskInput, typed));
  const headline = text(press.readerLocale, "task.claimed", { name: `<@${press.userId}>` });
  return showAfterAct(async () => taskCard(await showTask.execute(press, { taskId }), headline, press.readerLocale));
}
