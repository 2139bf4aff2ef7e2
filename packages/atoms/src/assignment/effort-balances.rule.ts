import { Temporal } from "temporal-polyfill";
import type { MemberId } from "../member/member.id.js";
import type { EffortEntry } from "./book-effort.rule.js";

/** 8 weeks. */
export const BALANCE_WINDOW_DAYS = 56;

/** Credits less charges. All of it, the former members' line included, adds up to zero. */
export interface EffortBalances {
  readonly secondsByMember: ReadonlyMap<MemberId, number>;
  /** Those who have left, folded into one line. */
  readonly formerMembersSeconds: number;
}

/** The first day that still counts on `today`. Give it to the query, or leave the whole ledger to `effortBalances`. */
export const firstDayOfWindow = (today: string, windowDays: number = BALANCE_WINDOW_DAYS): string =>
  Temporal.PlainDate.from(today)
    .subtract({ days: windowDays - 1 })
    .toString();

/**
 * Everyone's balance over the window that ends with `today`. A task's credit and charges carry one day, so they enter and leave together.
 * @param members who is there now, whether or not they have joined: each gets a line, at zero where nothing is booked
 */
export function effortBalances(
  entries: readonly Pick<EffortEntry, "memberId" | "seconds" | "day">[],
  members: readonly MemberId[],
  { today, windowDays = BALANCE_WINDOW_DAYS }: { today: string; windowDays?: number },
): EffortBalances {
  const secondsByMember = new Map(members.map((memberId) => [memberId, 0]));
  const since = firstDayOfWindow(today, windowDays);
  let formerMembersSeconds = 0;
  for (const { memberId, seconds, day } of entries) {
    if (day < since || day > today) continue;
    const balance = secondsByMember.get(memberId);
    if (balance === undefined) formerMembersSeconds += seconds;
    else secondsByMember.set(memberId, balance + seconds);
  }
  return { secondsByMember, formerMembersSeconds };
}
