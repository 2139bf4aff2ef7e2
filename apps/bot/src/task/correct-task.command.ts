import { Locale as DiscordLocale, SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { CorrectTaskInput, Verdict } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { actedTaskCard } from "./acted-task.card.js";
import { taskChoices, taskOption } from "./task-choices.command.js";

type Needs = Pick<Organisms, "correctTask" | "showTask" | "suggestTasks">;

const verdicts = Verdict.options.map((value) => ({
  name: text("en", `verdict.${value}`),
  name_localizations: { [DiscordLocale.Dutch]: text("nl", `verdict.${value}`) },
  value,
}));

/** `/task correct`. */
export const correctTaskCommand = (organisms: Needs): Subcommand => ({
  name: "task.correct",
  command: "task",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "correct", "command.task.correct")
    .addStringOption(taskOption)
    .addStringOption((option) => described(option, "reason", "option.reason").setMaxLength(500).setRequired(true))
    .addUserOption((option) => described(option, "doer", "option.doer"))
    .addStringOption((option) => described(option, "when", "option.when_done").setMaxLength(100))
    .addIntegerOption((option) => described(option, "minutes", "option.minutes").setMinValue(0).setMaxValue(1440))
    .addStringOption((option) => described(option, "verdict", "option.verdict").addChoices(...verdicts)),
  choices: taskChoices(organisms, "task.correct"),
  run: (press, options) =>
    correctedTaskCard(
      organisms,
      press,
      options.pick({ taskId: "task", reason: "reason", doer: "doer", when: "when", minutes: "minutes", verdict: "verdict" }),
    ),
});

/** What putting right shows: how it stands now. */
async function correctedTaskCard(organisms: Pick<Needs, "correctTask" | "showTask">, press: Press, typed: unknown) {
  const acted = await organisms.correctTask.execute(press, readInput(CorrectTaskInput, typed));
  return actedTaskCard(organisms, press, acted, text(press.readerLocale, "task.corrected", { name: `<@${press.userId}>` }));
}
