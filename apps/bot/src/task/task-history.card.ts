import { type Locale, text } from "@chorestree/atoms/messages";
import type { MemberView } from "@chorestree/atoms/member";
import type { TaskStepView } from "@chorestree/atoms/task";
import { shortened, shown } from "../router/shown.js";

/** A card holds 4,000 characters in all (Discord docs: Text Display), and escaping doubles what is hostile; the API tells every step in full. */
const LINES = 7;
const WORDS = 80;

export const nameOf = (member: MemberView): string => `<@${member.userId}>`;

/** More names than that say no more. */
const NAMES = 10;

export function namesOf(members: readonly MemberView[], locale: Locale): string {
  const others = members.length > NAMES ? [text(locale, "list.others", { count: members.length - NAMES })] : [];
  return [...members.slice(0, NAMES).map(nameOf), ...others].join(", ");
}

/** The last steps of a task, newest first; what was taken back is struck through. */
export const historyText = (steps: readonly TaskStepView[], locale: Locale): string =>
  [`**${text(locale, "history.title")}**`, stepsText(steps.slice(0, LINES), locale)].join("\n");

/** Each with its number, by which `/task undo` is told which one is meant. */
export const stepsText = (steps: readonly TaskStepView[], locale: Locale): string =>
  steps.map((step) => `\`${step.step}\` ${lineOf(step, locale)}`).join("\n");

function lineOf(step: TaskStepView, locale: Locale): string {
  const happened = sentenceOf(step, locale);
  const worked = step.worker && step.workedMinutes !== null ? workOf(step.worker, step.workedMinutes, locale) : [];
  const said = step.text === null ? [] : [`“${shown(shortened(step.text, WORDS))}”`];
  const line = [step.undoneBy === null ? happened : `~~${happened}~~`, ...worked, ...said].join(" · ");
  return `<t:${Math.floor(Date.parse(step.at) / 1000)}:f> ${line}`;
}

function sentenceOf({ act, actor, doer, assignees, after }: TaskStepView, locale: Locale): string {
  const assignee = namesOf(assignees, locale);
  if (!actor && act === "task.assign" && assignee) return text(locale, "history.went_to", { assignee });
  if (!actor && act === "task.release") return text(locale, "history.passed_on");
  if (!actor && act === "task.complete") return text(locale, "history.concluded");
  if (!actor && act === "task.cancel") return text(locale, "history.not_needed");
  const name = actor ? nameOf(actor) : text(locale, "member.erased");
  if (act === "task.assign" && assignee) return text(locale, "history.assigned", { name, assignee });
  if (act === "task.correct" && after.status === "missed") return text(locale, "history.corrected_not_done", { name });
  if (act === "task.correct" && doer) return text(locale, "history.corrected_doer", { name, doer: nameOf(doer) });
  if (doer && doer.memberId !== actor?.memberId) return text(locale, "history.done_by", { name, doer: nameOf(doer) });
  if (act === "task.open" || act === "task.miss" || act === "task.lapse") return text(locale, `history.${act}`);
  return text(locale, `history.${act}`, { name });
}

const workOf = (worker: MemberView, minutes: number, locale: Locale): string[] => [
  text(locale, "history.worked", { name: nameOf(worker), minutes }),
];
