import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, StringSelectMenuBuilder, TextDisplayBuilder } from "discord.js";
import { type Locale, text } from "@chorestree/atoms/messages";
import type { TaskPage, TaskView } from "@chorestree/atoms/task";
import { choiceLabel } from "../router/choices.js";
import { customId } from "../router/custom-id.js";
import { type Reply, replyOf } from "../router/reply.js";
import { shortened, shown } from "../router/shown.js";
import { namesOf } from "./task-history.card.js";

/** Twenty-five of them with what is around them stay under 4,000 characters (Discord docs: Text Display), also where each is escaped. */
const TITLE = 45;
const titleOf = (title: string): string => shown(shortened(title, TITLE));
const words = (content: string) => new TextDisplayBuilder().setContent(content);

/** The reports that wait, with a menu to approve some of them and a button for all that are shown. */
export function waitingTasksCard({ items, nextCursor }: TaskPage, locale: Locale): Reply {
  const container = new ContainerBuilder().addTextDisplayComponents(words(`### ${text(locale, "waiting.title")}`));
  if (items.length === 0) return replyOf(container.addTextDisplayComponents(words(text(locale, "waiting.none"))).toJSON());
  container.addTextDisplayComponents(words(items.map((task) => lineOf(task, locale)).join("\n")));
  if (nextCursor !== null) container.addTextDisplayComponents(words(`-# ${text(locale, "waiting.more")}`));
  const menu = new StringSelectMenuBuilder()
    .setCustomId(customId("task.approve-tasks", "chosen"))
    .setPlaceholder(text(locale, "waiting.choose"))
    .setMaxValues(items.length)
    .addOptions(items.map(({ taskId, title }) => ({ label: choiceLabel(title), value: taskId })));
  const all = new ButtonBuilder()
    .setCustomId(customId("task.approve-tasks", "all"))
    .setLabel(text(locale, "button.approve_all"))
    .setStyle(ButtonStyle.Success);
  container.addActionRowComponents(new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu));
  container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(all));
  return replyOf(container.toJSON());
}

const lineOf = ({ title, doers }: TaskView, locale: Locale): string =>
  `👀 **${titleOf(title)}** · ${text(locale, "task.done_by", { name: namesOf(doers, locale) })}`;

/** What counts now, and what does not and why; each reason is said once. */
export function approvedTasksCard(
  approved: readonly { readonly title: string; readonly minutes: number }[],
  refused: readonly { readonly title: string; readonly reason: string }[],
  locale: Locale,
): Reply {
  const container = new ContainerBuilder();
  const headline = text(locale, "waiting.done", { done: approved.length, total: approved.length + refused.length });
  container.addTextDisplayComponents(words(`### ${headline}`));
  const paid = approved.map(({ title, minutes }) => `✅ ${titleOf(title)} · ${text(locale, "task.effort", { minutes })}`);
  if (paid.length > 0) container.addTextDisplayComponents(words(paid.join("\n")));
  for (const reason of new Set(refused.map((one) => one.reason))) {
    const those = refused.filter((one) => one.reason === reason).map(({ title }) => `❌ ${titleOf(title)}`);
    container.addTextDisplayComponents(words([...those, `-# ${reason}`].join("\n")));
  }
  return replyOf(container.toJSON());
}
