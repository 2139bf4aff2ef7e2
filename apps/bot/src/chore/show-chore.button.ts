import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import type { Button } from "../router/subcommand.js";
import { choreCard } from "./chore.card.js";
import { ShowChoreInput } from "./show-chore.command.js";

/** Show on a list of chores: privately, so that the list stays where it is. */
export const showChoreButton = ({ showChore }: Pick<Organisms, "showChore">): Button => ({
  name: "chore.show",
  acknowledge: "reply private",
  press: async (press, choreId) =>
    choreCard(await showChore.execute(press, readInput(ShowChoreInput, { choreId })), null, press.readerLocale),
});
