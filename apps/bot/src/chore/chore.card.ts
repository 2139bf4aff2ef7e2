import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, TextDisplayBuilder } from "discord.js";
import type { AssignmentPolicy } from "@chorestree/atoms/assignment";
import { type ChorePage, ChoreTrait, type ChoreView, type ShownChore } from "@chorestree/atoms/chore";
import { type Locale, text } from "@chorestree/atoms/messages";
import { describeDelay, describeSchedule, type Schedule } from "@chorestree/atoms/schedule";
import { isDomainError } from "@chorestree/atoms/kernel";
import { customId } from "../router/custom-id.js";
import { listCard } from "../router/list-card.js";
import { type Reply, replyOf } from "../router/reply.js";
import { shortened, shown } from "../router/shown.js";
import { when } from "../router/when.js";

const GREEN = 0x57a773;
const GREY = 0x8a8f98;
/** A card holds 4,000 characters in all (Discord docs: Text Display); the API tells everything in full. */
const REPEAT_IN_LIST = 150;
const REPEAT_IN_CARD = 600;
const NAMES = 20;
const PATH_TITLE = 30;

/** How it comes back, in the reader's words; as it is written where it can no longer be read. */
export function repeatIn(schedule: Schedule, locale: Locale, most = REPEAT_IN_CARD): string {
  try {
    return shortened(describeSchedule(schedule, locale), most);
  } catch (error) {
    if (isDomainError(error)) return text(locale, "schedule.by_rule", { rule: shown(shortened(schedule.rule, most)) });
    throw error;
  }
}

/** Each on a line of its own, as the reader's Discord shows moments. */
export const datesIn = (dues: readonly string[]): string => dues.map((due) => `- ${when(due)}`).join("\n");

/** A chore, when it comes back, and the way to a task of it. */
export function choreCard(chore: ShownChore, headline: string | null, locale: Locale): Reply {
  const container = new ContainerBuilder({ accent_color: chore.state === "active" ? GREEN : GREY });
  if (headline !== null) container.addTextDisplayComponents(new TextDisplayBuilder().setContent(headline));
  container.addTextDisplayComponents(new TextDisplayBuilder().setContent(factsOf(chore, locale).join("\n")));
  if (chore.state !== "active") return replyOf(container.toJSON());
  const makeTask = new ButtonBuilder()
    .setCustomId(customId("task.create", chore.choreId))
    .setLabel(text(locale, "button.make_task"))
    .setStyle(ButtonStyle.Secondary);
  return replyOf(container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(makeTask)).toJSON());
}

function factsOf(chore: ShownChore, locale: Locale): string[] {
  const { schedule, assignment, nextDues, notes, state, needsAttention } = chore;
  const facts = [`### 🌿 ${shown(chore.title)}`];
  if (chore.path.length > 0)
    facts.push(
      `🌳 ${text(locale, "chore.under", { path: chore.path.map(({ title }) => shown(shortened(title, PATH_TITLE))).join(" › ") })}`,
    );
  if (chore.restsWith) facts.push(`⏸️ ${text(locale, "chore.rests_with")}`);
  if (state !== "active") facts.push(`⏸️ ${text(locale, `chore_state.${state}`)}`);
  facts.push(`⏱️ ${text(locale, "task.effort", { minutes: chore.effortMinutes })}`);
  if (assignment) facts.push(`👥 ${whoIn(chore, assignment, locale)}`);
  if (schedule) {
    facts.push(`🔁 ${repeatIn(schedule, locale)}`);
    if (chore.wholeTree) facts.push(`🌳 ${text(locale, "chore.whole_tree")}`);
    if (chore.overdue !== "stay") facts.push(`⌛ ${text(locale, `overdue.${chore.overdue}`)}`);
  }
  if (chore.comesWith) facts.push(`🔁 ${comesWithIn(chore, chore.comesWith, locale)}`);
  if (chore.follows.length > 0) facts.push(`⛓️ ${followsIn(chore, locale)}`);
  const taken = chore.path.length === 0 ? [] : ChoreTrait.options.filter((trait) => !chore.own.includes(trait));
  if (taken.length > 0)
    facts.push(`-# ↑ ${text(locale, "chore.taken", { traits: taken.map((trait) => text(locale, `trait.${trait}`)).join(", ") })}`);
  if (needsAttention) facts.push(`⚠️ ${text(locale, "chore.needs_attention")}`);
  if (notes !== null) facts.push(shown(notes));
  if (chore.checklist.length > 0)
    facts.push(`📋 ${text(locale, "checklist.items", { count: chore.checklist.length })}`, ...itemsIn(chore.checklist));
  if (nextDues.length > 0) facts.push(text(locale, "chore.next"), datesIn(nextDues));
  return facts;
}

/** Those that say what kind of list it is; a hostile one of 25 would not fit beside the notes. */
const ITEM_CHARACTERS = 400;
function itemsIn(items: readonly string[]): string[] {
  let room = ITEM_CHARACTERS;
  const lines = items.map((item) => `- ${shown(item)}`);
  const overflow = lines.findIndex((line) => (room -= line.length + 1) < 0);
  return overflow === -1 ? lines : [...lines.slice(0, overflow), "- …"];
}

function comesWithIn({ path }: ShownChore, { choreId, schedule }: NonNullable<ShownChore["comesWith"]>, locale: Locale): string {
  const title = path.find((one) => one.choreId === choreId)?.title ?? "";
  return text(locale, "chore.comes_with", { title: shown(shortened(title, PATH_TITLE)), repeat: repeatIn(schedule, locale) });
}

/** Ten at most, so that they need no cut beside that of their titles. */
function followsIn({ follows }: ShownChore, locale: Locale): string {
  const named = follows.map(({ title, state, delayMinutes }) => {
    const short = shown(shortened(title, PATH_TITLE));
    const name = state === "archived" ? text(locale, "chore.followed_archived", { title: short }) : short;
    if (delayMinutes === 0) return text(locale, "chore.followed_at_once", { title: name });
    return text(locale, "chore.followed", { title: name, delay: describeDelay(delayMinutes, locale) });
  });
  return text(locale, "chore.follows", { chores: named.join(" + ") });
}

function whoIn({ people, skills }: ShownChore, { how, who, cadence, mode, workersNeeded }: AssignmentPolicy, locale: Locale): string {
  const named = [
    ...people.map(({ userId }) => `<@${userId}>`),
    ...who.roles.map((role) => `<@&${role}>`),
    ...skills.map((skill) => `🛠️ ${shown(skill)}`),
  ];
  const policy = mode === "each" ? text(locale, "mode.each") : text(locale, `policy.${how}`);
  const several = mode !== "each" && workersNeeded > 1 ? [text(locale, `mode.${mode}.task`, { count: workersNeeded })] : [];
  const others = named.length > NAMES ? [text(locale, "list.others", { count: named.length - NAMES })] : [];
  const names = [...named.slice(0, NAMES), ...others].join(", ");
  const said = named.length === 0 ? policy : text(locale, "chore.who", { policy, names });
  const turn = cadence === "task" ? [] : [text(locale, "chore.turn", { turn: text(locale, `turn.${cadence}`) })];
  return [said, ...several, ...turn].join(" · ");
}

export const choreListCard = ({ items, nextCursor }: ChorePage, locale: Locale): Reply =>
  listCard({
    headline: text(locale, "chore.list"),
    none: text(locale, "chore.list.none"),
    lines: items.map((chore) => ({
      text: `**${shown(chore.title)}**\n${lineOf(chore, locale)}`,
      open: customId("chore.show", chore.choreId),
    })),
    more: nextCursor === null ? null : customId("chore.list", nextCursor),
    locale,
  });

const lineOf = ({ effortMinutes, schedule }: ChoreView, locale: Locale) =>
  [text(locale, "task.effort", { minutes: effortMinutes }), schedule && repeatIn(schedule, locale, REPEAT_IN_LIST)]
    .filter(Boolean)
    .join(" · ");
