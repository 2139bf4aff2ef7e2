import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, TextDisplayBuilder } from "discord.js";
import type { ChorePage, ChoreView } from "@chorestree/atoms/chore";
import { type Locale, text } from "@chorestree/atoms/messages";
import { customId } from "../router/custom-id.js";
import { listCard } from "../router/list-card.js";
import { type Reply, replyOf } from "../router/reply.js";
import { shown } from "../router/shown.js";

const GREEN = 0x57a773;

/** A chore, and the way to a task of it. */
export function choreCard(chore: ChoreView, headline: string | null, locale: Locale): Reply {
  const container = new ContainerBuilder().setAccentColor(GREEN);
  if (headline !== null) container.addTextDisplayComponents(new TextDisplayBuilder().setContent(headline));
  const notes = chore.notes === null ? "" : `\n${shown(chore.notes)}`;
  const facts = `### 🌿 ${shown(chore.title)}\n${text(locale, "task.effort", { minutes: chore.effortMinutes })}${notes}`;
  container.addTextDisplayComponents(new TextDisplayBuilder().setContent(facts));
  const makeTask = new ButtonBuilder()
    .setCustomId(customId("task.create", chore.choreId))
    .setLabel(text(locale, "button.make_task"))
    .setStyle(ButtonStyle.Primary);
  return replyOf(container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(makeTask)).toJSON());
}

export const choreListCard = ({ items, nextCursor }: ChorePage, locale: Locale): Reply =>
  listCard({
    headline: text(locale, "chore.list"),
    none: text(locale, "chore.list.none"),
    lines: items.map((chore) => ({
      text: `**${shown(chore.title)}**\n${text(locale, "task.effort", { minutes: chore.effortMinutes })}`,
      open: customId("chore.show", chore.choreId),
    })),
    more: nextCursor === null ? null : customId("chore.list", nextCursor),
    locale,
  });
