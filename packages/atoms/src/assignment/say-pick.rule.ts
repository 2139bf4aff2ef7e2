import type { MemberId } from "../member/member.id.js";
import type { Locale } from "../messages/locale.js";
import { text } from "../messages/text.js";
import type { PassedOver, Picked, PickReason } from "./pick-reason.schema.js";

/** Told of a pick: what would make a reader ask 'and why not Sam?'. Where it is nobody's, all are told. */
const WORTH_TELLING: readonly PassedOver["because"][] = ["away", "handed_on", "skipped"];

/**
 * Why them, in the reader's language: 'Mia has the lowest balance: -42 min; Sam is away'.
 * @param nameOf what each is called; the names go through as they are, each door escapes for its own reader
 */
export function sayPick(locale: Locale, { memberId, reason }: Picked, nameOf: (memberId: MemberId) => string): string {
  const why = sayWhy(locale, { memberId, reason }, memberId === null ? "" : nameOf(memberId));
  const passedOver = toldOf(memberId, reason).map((one) => text(locale, `reason.passed.${one.because}`, { name: nameOf(one.memberId) }));
  return [why, ...passedOver].join("; ");
}

/** Everybody whom a reason names. */
export function namedIn(reason: PickReason): MemberId[] {
  const order = "order" in reason ? reason.order : [];
  const considered = "considered" in reason ? reason.considered.map((one) => (typeof one === "string" ? one : one.memberId)) : [];
  const passedOver = "passedOver" in reason ? reason.passedOver.map(({ memberId }) => memberId) : [];
  return [...new Set([...order, ...considered, ...passedOver])];
}

function sayWhy(locale: Locale, { memberId, reason }: Picked, name: string): string {
  switch (reason.code) {
    case "least_load":
    case "plan": {
      const picked = reason.considered.find((one) => one.memberId === memberId);
      const minutes = Math.round(((picked?.balanceSeconds ?? 0) + (picked?.assignedSeconds ?? 0)) / 60);
      return text(locale, `reason.pick.${reason.code}`, { name, minutes });
    }
    case "least_points":
      return text(locale, "reason.pick.least_points", {
        name,
        points: reason.considered.find((one) => one.memberId === memberId)?.points ?? 0,
      });
    case "random":
      return text(locale, "reason.pick.random", { name, count: reason.considered.length });
    case "open":
    case "nobody":
      return text(locale, `reason.pick.${reason.code}`);
    default:
      return text(locale, `reason.pick.${reason.code}`, { name });
  }
}

function toldOf(memberId: MemberId | null, reason: PickReason): readonly PassedOver[] {
  if (reason.code === "pinned" || reason.code === "open") return [];
  if (memberId === null) return reason.passedOver;
  const isAhead = (one: MemberId) => !("order" in reason) || reason.order.slice(0, reason.order.indexOf(memberId)).includes(one);
  return reason.passedOver.filter((one) => WORTH_TELLING.includes(one.because) && isAhead(one.memberId));
}
