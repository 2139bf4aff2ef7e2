import { SlashCommandSubcommandBuilder } from "discord.js";
import { z } from "zod";
import { ChoreId } from "@chorestree/atoms/chore";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import type { Press, Select, Subcommand } from "../router/subcommand.js";
import { choreChoices } from "./chore-choices.command.js";
import { choreTreeCard, WHOLE_TREE } from "./chore-tree.card.js";

type Needs = Pick<Organisms, "showTree">;

/** Where in the tree, and from which of those at the top on: `<chore or all>.<from>`. */
const TreePlace = z.strictObject({
  under: z
    .literal(WHOLE_TREE)
    .transform(() => undefined)
    .or(ChoreId),
  from: z.coerce.number().int().min(0).default(0),
});

/** `/chore tree`. */
export const showTreeCommand = (organisms: Pick<Organisms, "showTree" | "suggestChores">): Subcommand => ({
  name: "chore.tree",
  command: "chore",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "tree", "command.chore.tree").addStringOption((option) =>
    described(option, "under", "option.under").setAutocomplete(true),
  ),
  choices: choreChoices(organisms),
  run: (press, options) => treeCard(organisms, press, { under: WHOLE_TREE, ...options.pick({ under: "under" }) }),
});

/** A branch that did not fit opens in the same place. */
export const openBranchSelect = (organisms: Needs): Select => ({
  name: "chore.branch",
  acknowledge: "update",
  choose: (press, _subject, [under]) => treeCard(organisms, press, { under }),
});

/** The part of the tree that a button names. */
export const treeFrom = (organisms: Needs) => (press: Press, subject: string) => {
  const [under, from] = subject.split(".");
  return treeCard(organisms, press, { under, ...(from !== undefined && { from }) });
};

async function treeCard({ showTree }: Needs, press: Press, place: object) {
  const { under, from } = readInput(TreePlace, place);
  return choreTreeCard(await showTree.execute(press, { ...(under !== undefined && { under }) }), from, press.readerLocale);
}
