import { text, textIfKnown } from "@chorestree/atoms/messages";
import type { SimReply } from "../discord-simulator/index.js";
import { type Outcome, REFUSALS } from "../history/index.js";

/** What a caller by REST was told of an act on a task. */
export function toldByRest(status: number, body: unknown): Outcome {
  const { step, code, params } = body as { step?: number; code?: string; params?: { holderId?: unknown } };
  if (status === 200 && step !== undefined) return { class: "ok", version: step };
  if (status === 503) return { class: "busy" };
  // Of an act that is still being done nobody knows what will become.
  if (status >= 500 || code === undefined || code === "act.in_progress") return { class: "unknown", said: JSON.stringify(body) };
  return refusal(code, params?.holderId);
}

/**
 * What a person was told in Discord, by the words of the catalogue. Where two sessions hear of one press, 'busy' is what one of them says:
 * the other may still do it.
 */
export function toldInDiscord(reply: SimReply, taskId: string, memberIdOf: (userId: string) => string): Outcome {
  const said = reply.text();
  for (const [code, sentence] of SENTENCES) {
    const found = sentence.exec(said);
    const [, userId] = /^<@(\d+)>$/.exec(found?.[1] ?? "") ?? [];
    if (found) return refusal(code, NAMES_HOLDER.has(code) && userId !== undefined ? memberIdOf(userId) : undefined);
  }
  if (DONE_NOT_SHOWN.test(said)) return { class: "ok", version: null };
  if (reply.ephemeral) return { class: "unknown", said };
  // Under what an act has shown stands the way back, and so the act's number; an offer has none.
  const undo = new RegExp(`^v1:task\\.undo:${taskId}:(\\d+)$`);
  const [number] = reply.buttons().flatMap(({ customId }) => undo.exec(customId ?? "")?.[1] ?? []);
  return { class: "ok", version: number === undefined ? null : Number(number) };
}

const refusal = (code: string, holderId: unknown): Outcome => ({
  ...{ class: "refused", code },
  ...(typeof holderId === "string" && { holderId }),
});

/** Those whose sentence begins with whoever stands in the way. */
const NAMES_HOLDER: ReadonlySet<string> = new Set(["task.held_by_other", "task.part_done"]);
const GAP = "\u0001";
/** The catalogue's sentence, whatever stands in its gaps. */
const patternOf = (sentence: string) => new RegExp(`^${sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(GAP, "([^]+)")}$`);
/** It is done: only what it shows could not be read. */
const DONE_NOT_SHOWN = patternOf(text("en", "error.done_not_shown", { id: GAP }));
/** Each refusal as a person reads it, whatever stands in its gaps. */
const SENTENCES: readonly (readonly [string, RegExp])[] = REFUSALS.flatMap((code) => {
  const sentence = textIfKnown("en", `error.${code}`, { holder: GAP, status: GAP, last: GAP, step: GAP, minutes: 15, places: 2 });
  return sentence === null ? [] : [[code, patternOf(sentence)] as const];
});
