import { TextDisplayBuilder } from "discord.js";
import type { z } from "zod";
import { ChoreId, ChoreState } from "@chorestree/atoms/chore";
import { type DomainError, isDomainError } from "@chorestree/atoms/kernel";
import { MemberId } from "@chorestree/atoms/member";
import { type Locale, text, textIfKnown } from "@chorestree/atoms/messages";
import { DayUnreadable, DelayUnreadable, RepeatUnreadable } from "@chorestree/atoms/schedule";
import { TaskStatus } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Asker } from "@chorestree/organisms/kernel";
import { BadInput } from "./read-input.js";
import { type Reply, replyOf } from "./reply.js";
import { shown as shownText } from "./shown.js";
import { onDay, when } from "./when.js";

export const sayReply = (sentence: string): Reply => replyOf(new TextDisplayBuilder().setContent(sentence).toJSON());

/** What somebody typed, to be quoted to themselves. */
export interface Typed {
  pick(names: Readonly<Record<string, string>>): Readonly<Record<string, unknown>>;
}

/** Who tells what those are called that an error names by their ids. */
type Named = Pick<Organisms, "showMember" | "showChore">;

/** A refusal in the reader's language; null for a defect, which is not for explaining but for reporting. */
export async function refusalOf(error: unknown, asker: Asker, organisms: Named, typed?: Typed): Promise<Reply | null> {
  if (error instanceof BadInput) return sayReply(badOption(error.typed, asker.locale));
  if (!isDomainError(error)) return null;
  const sentence = await sayRefusal(error, asker, organisms, quoted(error, typed));
  return sentence === null ? null : sayReply(sentence);
}

/** Null for a code without words: a defect. @param words what was typed and not understood */
export async function sayRefusal(
  { code, params }: Pick<DomainError, "code" | "params">,
  asker: Asker,
  organisms: Named,
  words = "none",
): Promise<string | null> {
  return textIfKnown(asker.locale, `error.${code}`, { ...(await readable(params, asker, organisms)), words });
}

/** The words that were not understood: an error says where they stand, never what they are. */
function quoted(error: DomainError, typed: Typed | undefined): string {
  if (error instanceof DayUnreadable) {
    const { day } = typed?.pick({ day: error.params.field }) ?? {};
    return typeof day === "string" ? shownText(day.trim()) : "none";
  }
  if (error instanceof DelayUnreadable) {
    const { delay } = typed?.pick({ delay: "delay" }) ?? {};
    return typeof delay === "string" ? shownText(delay.trim()) : "none";
  }
  const { repeat } = typed?.pick({ repeat: "repeat" }) ?? {};
  if (!(error instanceof RepeatUnreadable) || typeof repeat !== "string") return "none";
  return shownText(repeat.trim().slice(error.params.from, error.params.to));
}

/** Errors carry ids and codes; here they become what a person reads. */
async function readable(params: DomainError["params"], asker: Asker, { showMember, showChore }: Named) {
  const shown: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) if (typeof value === "string" || typeof value === "number") shown[name] = value;

  const holder = MemberId.safeParse(params["holderId"]);
  if (holder.success) shown["holder"] = `<@${(await showMember.execute(asker, { memberId: holder.data })).userId}>`;
  if (typeof params["cycle"] === "string") {
    const titles: string[] = [];
    for (const choreId of params["cycle"].split(" ")) {
      titles.push(shownText((await showChore.execute(asker, { choreId: ChoreId.parse(choreId) })).title));
    }
    shown["cycle"] = titles.join(" → ");
  }
  const status = TaskStatus.safeParse(params["status"]);
  if (status.success) shown["status"] = text(asker.locale, `status.${status.data}`);
  const state = ChoreState.safeParse(params["state"]);
  if (state.success) shown["state"] = text(asker.locale, `chore_state.${state.data}`);
  if (shown["act"] !== undefined)
    shown["last"] = textIfKnown(asker.locale, `history.${shown["act"]}`, { name: shown["holder"] ?? "" }) ?? "";
  for (const moment of ["dueAt", "doneAt", "madeAt"]) {
    const at = params[moment];
    if (typeof at === "string") shown[moment] = when(at);
  }
  const { timeZone } = params;
  for (const day of ["from", "to"] as const)
    if (typeof timeZone === "string" && typeof params[day] === "string") shown[day] = onDay(params[day], timeZone);
  return shown;
}

/** Where an option is called otherwise than the field it fills. */
const OPTION_OF: Readonly<Record<string, string>> = {
  taskId: "task",
  checklist: "items",
  choreId: "chore",
  follows: "after",
  alsoFollows: "after",
  effortMinutes: "effort",
  graceMinutes: "grace",
  assignment: "who",
  memberId: "member",
  doer: "by",
  weight: "share",
  givenBack: "give_back",
  asked: "with",
};

/** The first thing wrong with what was typed, by the option's name. */
function badOption(error: z.ZodError, locale: Locale): string {
  const [issue] = error.issues;
  const field = String(issue?.path[0] ?? "");
  const option = OPTION_OF[field] ?? field;
  return text(locale, "error.invalid", { option, reason: reasonOf(issue, locale) });
}

function reasonOf(issue: z.core.$ZodIssue | undefined, locale: Locale): string {
  if (issue?.code === "custom" && typeof issue.params?.["code"] === "string") {
    const { code, ...params } = issue.params as { code: string; max?: number };
    return textIfKnown(locale, `reason.${code}`, params) ?? text(locale, "reason.other");
  }
  if (issue?.code === "too_big" && issue.origin === "array") return text(locale, "reason.list.too_long", { max: Number(issue.maximum) });
  if (issue?.path[0] === "assignment") return text(locale, "reason.not_mention");
  // An id that is no id: somebody typed where a choice was to be picked.
  return text(locale, issue?.code === "invalid_format" ? "reason.not_chosen" : "reason.other");
}
