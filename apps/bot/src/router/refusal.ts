import { TextDisplayBuilder } from "discord.js";
import type { z } from "zod";
import { type DomainError, isDomainError } from "@chorestree/atoms/kernel";
import { MemberId } from "@chorestree/atoms/member";
import { type Locale, text, textIfKnown } from "@chorestree/atoms/messages";
import { TaskStatus } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Asker } from "@chorestree/organisms/kernel";
import { BadInput } from "./read-input.js";
import { type Reply, replyOf } from "./reply.js";
import { when } from "./when.js";

export const sayReply = (sentence: string): Reply => replyOf(new TextDisplayBuilder().setContent(sentence).toJSON());

/** A refusal in the reader's language; null for a defect, which is not for explaining but for reporting. */
export async function refusalOf(error: unknown, asker: Asker, organisms: Pick<Organisms, "showMember">): Promise<Reply | null> {
  if (error instanceof BadInput) return sayReply(badOption(error.typed, asker.locale));
  if (!isDomainError(error)) return null;
  const sentence = textIfKnown(asker.locale, `error.${error.code}`, await readable(error.params, asker, organisms));
  return sentence === null ? null : sayReply(sentence);
}

/** Errors carry ids and codes; here they become what a person reads. */
async function readable(params: DomainError["params"], asker: Asker, { showMember }: Pick<Organisms, "showMember">) {
  const shown: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) if (typeof value === "string" || typeof value === "number") shown[name] = value;

  const holder = MemberId.safeParse(params["holderId"]);
  if (holder.success) shown["holder"] = `<@${(await showMember.execute(asker, { memberId: holder.data })).userId}>`;
  const status = TaskStatus.safeParse(params["status"]);
  if (status.success) shown["status"] = text(asker.locale, `status.${status.data}`);
  if (shown["act"] !== undefined)
    shown["last"] = textIfKnown(asker.locale, `history.${shown["act"]}`, { name: shown["holder"] ?? "" }) ?? "";
  if (typeof params["dueAt"] === "string") shown["dueAt"] = when(params["dueAt"]);
  return shown;
}

/** Where an option is called otherwise than the field it fills. */
const OPTION_OF: Readonly<Record<string, string>> = {
  taskId: "task",
  choreId: "chore",
  effortMinutes: "effort",
  memberId: "member",
  doer: "by",
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
  // An id that is no id: somebody typed where a choice was to be picked.
  return text(locale, issue?.code === "invalid_format" ? "reason.not_chosen" : "reason.other");
}
