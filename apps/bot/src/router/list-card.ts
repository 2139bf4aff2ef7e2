import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
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

/** A page of a list, each line with a way to the thing itself. As Discord takes it: to build and check thirty parts takes as long as to read them from the database. */
export function listCard({ headline, none, lines, more, locale }: List): Reply {
  const show = text(locale, "button.show");
  const components: APIComponentInContainer[] = [words(`### ${headline}`)];
  if (lines.length === 0) components.push(words(none));
  for (const line of lines)
    components.push({ type: ComponentType.Section, components: [words(line.text)], accessory: button(line.open, show) });
  if (more !== null) components.push({ type: ComponentType.ActionRow, components: [button(more, text(locale, "button.more"))] });
  return replyOf({ type: ComponentType.Container, components });
}

const words = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });

const button = (id: string, label: string): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  custom_id: id,
  label,
});
