import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, TextDisplayBuilder } from "discord.js";
import type { ChoreDraftView } from "@chorestree/atoms/chore";
import { type Locale, text } from "@chorestree/atoms/messages";
import { customId } from "../router/custom-id.js";
import { type Reply, replyOf } from "../router/reply.js";
import { shown } from "../router/shown.js";
import { datesIn, repeatIn } from "./chore.card.js";

const AMBER = 0xe8a33d;

/** What a repeat was understood as, with its next dates, before it is saved. */
export function choreDraftCard({ draftId, title, repeat, schedule, nextDues, wholeTree }: ChoreDraftView, locale: Locale): Reply {
  const lines = [
    text(locale, "chore.draft"),
    `### 🌱 ${shown(title)}`,
    text(locale, "chore.draft.understood", { repeat: shown(repeat) }),
    `🔁 **${repeatIn(schedule, locale)}**`,
    ...(wholeTree ? [`🌳 ${text(locale, "chore.whole_tree")}`] : []),
    text(locale, "chore.next"),
    datesIn(nextDues),
  ];
  const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder()
      .setCustomId(customId("chore.save-draft", draftId))
      .setLabel(text(locale, "button.save"))
      .setStyle(ButtonStyle.Success),
    new ButtonBuilder()
      .setCustomId(customId("chore.correct-draft", draftId))
      .setLabel(text(locale, "button.correct"))
      .setStyle(ButtonStyle.Secondary),
  );
  const container = new ContainerBuilder({ accent_color: AMBER })
    .addTextDisplayComponents(new TextDisplayBuilder().setContent(lines.join("\n")))
    .addActionRowComponents(buttons);
  return replyOf(container.toJSON());
}
