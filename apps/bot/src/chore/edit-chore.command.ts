import { SlashCommandSubcommandBuilder } from "discord.js";
import { z } from "zod";
import { ChoreTrait, EditChoreInput } from "@chorestree/atoms/chore";
import { text } from "@chorestree/atoms/messages";
import { saysNone } from "@chorestree/atoms/schedule";
import type { Organisms } from "@chorestree/organisms/composition";
import { MOST_CHOICES } from "../router/choices.js";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Subcommand } from "../router/subcommand.js";
import { choreChoices } from "./chore-choices.command.js";
import { AFTER_NONE, choreOptions, typedAfter, typedChore } from "./chore-options.command.js";
import { choreCard } from "./chore.card.js";
import { draftedChoreCard } from "./create-chore.command.js";

const Inherit = z.object({ inherit: ChoreTrait.optional() });

type Needs = Pick<Organisms, "draftChore" | "editChore" | "showChore" | "showDraft" | "suggestChores">;

/** `/chore edit`. Another repeat is shown as it was understood first, and saved by a button. */
export const editChoreCommand = (organisms: Needs): Subcommand => ({
  name: "chore.edit",
  command: "chore",
  acknowledge: "reply public",
  data: choreOptions(
    described(new SlashCommandSubcommandBuilder(), "edit", "command.chore.edit")
      .addStringOption((option) => described(option, "chore", "option.which_chore").setAutocomplete(true).setRequired(true))
      .addStringOption((option) => described(option, "title", "option.title").setMaxLength(200)),
  ).addStringOption((option) =>
    described(option, "inherit", "option.inherit").addChoices(
      ChoreTrait.options.map((trait) => ({
        name: text("en", `trait.${trait}`),
        name_localizations: { nl: text("nl", `trait.${trait}`) },
        value: trait,
      })),
    ),
  ),
  async choices(asker, option, typed) {
    const chores = await choreChoices(organisms)(asker, option, typed);
    if (option !== "after") return chores;
    return [{ name: text(asker.locale, "chore.follows_none"), value: AFTER_NONE }, ...chores].slice(0, MOST_CHOICES);
  },
  async run(press, options) {
    const { inherit } = readInput(Inherit, options.pick({ inherit: "inherit" }));
    const after = typedAfter(options, press.locale);
    const told = { ...options.pick({ choreId: "chore" }), ...typedChore(options), ...(inherit && { [inherit]: null }) };
    const repeatsNoMore = typeof told.repeat === "string" && saysNone(told.repeat);
    const input = readInput(EditChoreInput, {
      ...told,
      ...(repeatsNoMore && { repeat: null }),
      ...(after === null ? { follows: null } : after && { alsoFollows: after }),
    });
    if (typeof input.repeat === "string") return draftedChoreCard(organisms, press, input);
    const { choreId } = await organisms.editChore.execute(press, input);
    return showAfterAct(async () =>
      choreCard(await organisms.showChore.execute(press, { choreId }), text(press.readerLocale, "chore.edited"), press.readerLocale),
    );
  },
});
