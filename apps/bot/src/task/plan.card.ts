import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, TextDisplayBuilder } from "discord.js";
import { type Locale, text } from "@chorestree/atoms/messages";
import type { PlannedTask, WeekPlanView } from "@chorestree/atoms/task";
import { customId } from "../router/custom-id.js";
import { type Reply, replyOf } from "../router/reply.js";
import { shown } from "../router/shown.js";
import { dayIn } from "../router/when.js";
import { nameOf, namesOf } from "./task-history.card.js";
import { freePlaces, reasonOf } from "./task-places.card.js";
import { SIGNS } from "./task.card.js";

const BLUE = 0x4a7fb5;
/** A message takes 4,000 characters of text in all (Discord docs: Text Display); the balances and the headline want some of them. */
const TASKS_AT_MOST = 2800;
const BALANCES_AT_MOST = 20;

/** Why it is theirs, as a sign that the legend explains. */
type Cause = "settled" | "fair" | "turn" | "lot" | "each" | "free";
const CAUSE_SIGNS: Readonly<Record<Cause, string>> = { settled: "📌", fair: "⚖️", turn: "🔁", lot: "🎲", each: "👥", free: "✋" };

/** The week to come, day by day, and everyone's balance. */
export function planCard(plan: WeekPlanView, locale: Locale): Reply {
  const container = new ContainerBuilder({ accent_color: BLUE });
  const say = (content: string) => container.addTextDisplayComponents(new TextDisplayBuilder().setContent(content));
  say(`### 📅 ${text(locale, "plan.headline")}\n${tasksIn(plan, locale)}`);
  if (plan.balances.length > 0) say(balancesIn(plan, locale));
  if (plan.tasks.length === 0) return replyOf(container.toJSON());
  const why = new ButtonBuilder()
    .setCustomId(customId("task.plan", "why"))
    .setLabel(text(locale, "button.why"))
    .setStyle(ButtonStyle.Secondary);
  return replyOf(container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(why)).toJSON());
}

/** Why each of them is whose it is, in sentences. */
export function planReasonsCard({ tasks }: WeekPlanView, locale: Locale): Reply {
  const lines = tasks.flatMap((task) =>
    task.assignees.some(({ why }) => why) ? [`**${shown(task.title)}** · ${dayIn(task.day, locale)}\n-# ${reasonsIn(task, locale)}`] : [],
  );
  const content = lines.length === 0 ? text(locale, "plan.no_reasons") : fitted(lines, TASKS_AT_MOST, locale);
  return replyOf(
    new ContainerBuilder({ accent_color: BLUE }).addTextDisplayComponents(new TextDisplayBuilder().setContent(content)).toJSON(),
  );
}

function tasksIn({ tasks }: WeekPlanView, locale: Locale): string {
  if (tasks.length === 0) return text(locale, "plan.none");
  const lines = tasks.map((task, nth) => {
    const heading = task.day === tasks[nth - 1]?.day ? "" : `**${dayIn(task.day, locale)}**\n`;
    const holders = task.assignees.map(({ member }) => member);
    const free = holders.length > 0 && freePlaces(task) > 0 ? ` · ${text(locale, "task.places_free", { count: freePlaces(task) })}` : "";
    const who = holders.length > 0 ? namesOf(holders, locale) + free : text(locale, "task.free");
    return `${heading}${SIGNS[task.status]} ${shown(task.title)} · ${who} ${CAUSE_SIGNS[causeOf(task)]} · ${text(locale, "task.effort", { minutes: task.effortMinutes })}`;
  });
  const causes = [...new Set(tasks.map(causeOf))];
  const legend = causes.map((cause) => `${CAUSE_SIGNS[cause]} ${text(locale, `plan.cause.${cause}`)}`).join(" · ");
  return `${fitted(lines, TASKS_AT_MOST, locale)}\n-# ${legend}`;
}

function balancesIn({ balances }: WeekPlanView, locale: Locale): string {
  const lines = balances.slice(0, BALANCES_AT_MOST).map(({ member, beforeSeconds, afterSeconds }) => {
    const params = { name: nameOf(member), before: signed(beforeSeconds), after: signed(afterSeconds) };
    return text(locale, "plan.balance", params);
  });
  return `### ⚖️ ${text(locale, "plan.balances")}\n${lines.join("\n")}`;
}

function causeOf({ assignees }: PlannedTask): Cause {
  const [first] = assignees;
  if (!first) return "free";
  const code = first.why?.reason.code;
  if (code === undefined || code === "pinned") return "settled";
  if (code === "each") return "each";
  if (code === "least_load" || code === "plan" || code === "least_points") return "fair";
  return code === "random" ? "lot" : first.isSettled || code !== "open" ? "turn" : "free";
}

const reasonsIn = ({ assignees }: PlannedTask, locale: Locale): string =>
  [...new Set(assignees.filter(({ why }) => why).map((assignee) => reasonOf(assignee, locale)))].join("\n-# ");

/** As many lines as fit, and how many do not. */
function fitted(lines: readonly string[], most: number, locale: Locale): string {
  let length = 0;
  const fitting = lines.filter((line) => (length += line.length + 1) <= most);
  const left = lines.length - fitting.length;
  return [...fitting, ...(left > 0 ? [text(locale, "plan.more", { count: left })] : [])].join("\n");
}

const signed = (seconds: number): string => `${seconds > 0 ? "+" : ""}${Math.round(seconds / 60)}`;
