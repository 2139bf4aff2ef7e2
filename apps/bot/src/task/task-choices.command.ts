import type { SlashCommandStringOption } from "discord.js";
import type { TaskAct } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Asker } from "@chorestree/organisms/kernel";
import type { SuggestedTask } from "@chorestree/organisms/task";
import { choiceLabel, MOST_CHOICES } from "../router/choices.js";
import { described } from "../router/localised.js";
import type { Choice } from "../router/subcommand.js";

/** The option by which every command on one task says which: typed as a title, sent as an id. */
export const taskOption = (option: SlashCommandStringOption): SlashCommandStringOption =>
  described(option, "task", "option.task").setAutocomplete(true).setRequired(true);

/** Offers the tasks with which the act can be done; without one, every task. */
export const taskChoices =
  ({ suggestTasks }: Pick<Organisms, "suggestTasks">, act?: TaskAct) =>
  async (asker: Asker, _option: string, typed: string): Promise<Choice[]> =>
    (await suggestTasks.execute(asker, { typed, limit: MOST_CHOICES, ...(act && { act }) })).map((task) => ({
      name: choiceLabel(choiceName(task)),
      value: task.taskId,
    }));

const choiceName = ({ title, holderName }: SuggestedTask): string => (holderName === null ? title : `${title} · ${holderName}`);
