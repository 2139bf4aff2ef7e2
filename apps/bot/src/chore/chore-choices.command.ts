import type { Organisms } from "@chorestree/organisms/composition";
import type { Asker } from "@chorestree/organisms/kernel";
import { choiceLabel, MOST_CHOICES } from "../router/choices.js";
import type { Choice } from "../router/subcommand.js";

/** The chores somebody may mean: typed as a title, sent as an id. */
export const choreChoices =
  ({ suggestChores }: Pick<Organisms, "suggestChores">) =>
  async (asker: Asker, _option: string, typed: string): Promise<Choice[]> =>
    (await suggestChores.execute(asker, { typed, limit: MOST_CHOICES })).map(({ choreId, title }) => ({
      name: choiceLabel(title),
      value: choreId,
    }));
