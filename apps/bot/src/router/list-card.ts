import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, SectionBuilder, TextDisplayBuilder } from "discord.js";
import { type Locale, text } from "@chorestree/atoms/messages";
import { type Reply, replyOf } from "./reply.js";

/** A line costs three components (section, text, button) of the 40 that a message may hold. */
export const LINES_A_PAGE = 10;

export interface List {
  readonly headline: string;
  /** What it says when there is nothing. */
  readonly none: string;
  /** `open` is the `custom_id` of the button that shows the thing itself. */
  readonly lines: readonly { readonly text: string; readonly open: string }[];
  /** The `custom_id` that shows the next page; null on the last. */
  readonly more: string | null;
  readonly locale: Locale;
}

/** A page of a list, each line with a way to the thing itself. */
export function listCard({ headline, none, lines, more, locale }: List): Reply {
  const container = new ContainerBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent(`### ${headline}`));
  if (lines.length === 0) container.addTextDisplayComponents(new TextDisplayBuilder().setContent(none));
  const button = (id: string, label: string) => new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary);
  for (const line of lines) {
    const words = new TextDisplayBuilder().setContent(line.text);
    container.addSectionComponents(
      new SectionBuilder().addTextDisplayComponents(words).setButtonAccessory(button(line.open, text(locale, "button.show"))),
    );
  }
  if (more !== null)
    container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(button(more, text(locale, "button.more"))));
  return replyOf(container.toJSON());
}
