import { SlashCommandSubcommandBuilder } from "discord.js";
import { CreateChoreInput } from "@chorestree/atoms/chore";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { choreDraftCard } from "./chore-draft.card.js";
import { choreChoices } from "./chore-choices.command.js";
import { choreOptions, typedAfter, typedChore } from "./chore-options.command.js";
import { choreCard } from "./chore.card.js";

type Needs = Pick<Organisms, "createChore" | "draftChore" | "showChore" | "showDraft" | "suggestChores">;

/** `/chore add`. One that comes back is shown as it was understood first, and saved by a button. */
export const createChoreCommand = (organisms: Needs): Subcommand => ({
  name: "chore.create",
  command: "chore",
  acknowledge: "reply public",
  data: choreOptions(
    described(new SlashCommandSubcommandBuilder(), "add", "command.chore.create").addStringOption((option) =>
      described(option, "title", "option.title").setRequired(true).setMaxLength(200),
    ),
  ).addStringOption((option) => described(option, "parent", "option.parent").setAutocomplete(true)),
  choices: choreChoices(organisms),
  async run(press, options) {
    const after = typedAfter(options, press.locale);
    const told = { ...typedChore(options), ...options.pick({ parentId: "parent" }), ...(after && { follows: [after] }) };
    const input = readInput(CreateChoreInput, told);
    if (input.repeat !== undefined) return draftedChoreCard(organisms, press, input);
    const { choreId } = await organisms.createChore.execute(press, input);
    return showAfterAct(async () =>
      choreCard(await organisms.showChore.execute(press, { choreId }), text(press.readerLocale, "chore.added"), press.readerLocale),
    );
  },
});

/** What is understood of a chore that comes back, before anything is saved. */
export async function draftedChoreCard(
  { draftChore, showDraft }: Pick<Needs, "draftChore" | "showDraft">,
  press: Press,
  input: Parameters<Needs["draftChore"]["execute"]>[1],
) {
  const { draftId } = await draftChore.execute(press, input);
  return showAfterAct(async () => choreDraftCard(await showDraft.execute(press, { draftId }), press.readerLocale));
}
