import type { SlashCommandStringOption } from "discord.js";
import type { TaskView } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Asker } from "@chorestree/organisms/kernel";
import { described } from "../router/localised.js";
import type { Choice } from "../router/subcommand.js";

// Discord docs: Application Commands > Autocomplete: at most 25 choices, names of 1 to 100 characters.
const MOST_CHOICES = 25;
const NAME_LENGTH = 100;

/** The option by which every command on one task says which: typed as a title, sent as an id. */
export const taskOption = (option: SlashCommandStringOption): SlashCommandStringOption =>
  described(option, "task", "option.task").setAutocomplete(true).setRequired(true);

export const taskChoices =
  ({ suggestTasks }: Pick<Organisms, "suggestTasks">) =>
  async (asker: Asker, _option: string, typed: string): Promise<Choice[]> =>
    (await suggestTasks.execute(asker, { typed, limit: MOST_CHOICES })).map((task) => ({ name: choiceName(task), value: task.taskId }));

/** UTF-16 units, as Discord counts, without cutting a character in two. */
function choiceName({ title, assignee }: TaskView): string {
  const full = assignee?.displayName ? `${title} · ${assignee.displayName}` : title;
  return full.length <= NAME_LENGTH ? full : `${full.slice(0, NAME_LENGTH - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
