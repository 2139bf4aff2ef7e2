import type { MemberId } from "../member/member.id.js";
import { draftOf, onDay, type PlanDraft, type PlanMember, type PlanTask } from "./plan-draft.rule.js";
import type { Picked } from "./pick-reason.schema.js";
import { shareSlots } from "./share-slots.rule.js";
import type { Slot } from "./slot-shares.rule.js";

export interface WeekPlan {
  /** In the order in which they were given. A place that nobody can take is nobody's, and says why. */
  readonly tasks: readonly { readonly taskId: string; readonly picks: readonly Picked[] }[];
  /** Everyone's balance as it is, and as it will be when all is done as planned. */
  readonly balances: readonly PlannedBalance[];
}

export interface PlannedBalance {
  readonly memberId: MemberId;
  readonly beforeSeconds: number;
  readonly afterSeconds: number;
}

/**
 * All tasks of a week at once, so that the sum of the squared balances at its end is as small as can be found: never larger than when each
 * is given, day by day, to whoever has the lowest balance then. Each pick's reason shows that nobody else who could have it stands lower at
 * the end of the week without it. The same state and seed give the same plan.
 */
export function planWeek(week: { members: readonly PlanMember[]; tasks: readonly PlanTask[]; seed: string }): WeekPlan {
  const { members, tasks, seed } = week;
  const standing = new Map([...new Set(tasks.map(({ day }) => day))].map((day) => [day, onDay(members, day)]));
  const drafts = tasks.map((task) => draftOf(task, standing.get(task.day) ?? [], seed));
  const { balances, slots, holders: greedy } = dayByDay(members, drafts);
  const holders = shareSlots(balances, slots, greedy, seed);

  const after = [...balances];
  const given: number[][] = drafts.map(() => []);
  for (const [nth, { task, effort }] of slots.entries()) {
    const holder = holders[nth] ?? 0;
    after[holder] = (after[holder] ?? 0) + effort;
    given[task]?.push(holder);
  }
  const planned = members.map(({ memberId, balanceSeconds }, nth) => ({
    memberId,
    beforeSeconds: balanceSeconds,
    afterSeconds: after[nth] ?? balanceSeconds,
  }));
  const lines = new Map(planned.map((line) => [line.memberId, line]));
  const picks = (draft: PlanDraft, nth: number) => {
    const holding = (given[nth] ?? []).flatMap((holder) => planned[holder]?.memberId ?? []);
    return { taskId: draft.task.taskId, picks: picksOf(draft, holding, lines, seed) };
  };
  return { tasks: drafts.map(picks), balances: planned };
}

/** Greedy: what the picks would be if each were made when its task opens. The balances come back with all that is fixed booked. */
function dayByDay(members: readonly PlanMember[], drafts: readonly PlanDraft[]) {
  const numberOf = new Map(members.map(({ memberId }, nth) => [memberId, nth]));
  const balances = members.map(({ balanceSeconds }) => balanceSeconds);
  const running = [...balances];
  const slots: Slot[] = [];
  const holders: number[] = [];
  for (const [task, { effort, free, places, fixed }] of [...drafts.entries()].sort(byDay)) {
    for (const { memberId, seconds } of fixed) {
      const member = numberOf.get(memberId);
      // Whoever is pinned without having joined has no line in a plan.
      if (member === undefined) continue;
      balances[member] = (balances[member] ?? 0) + seconds;
      running[member] = (running[member] ?? 0) + seconds;
    }
    const may = free.map((memberId) => numberOf.get(memberId) ?? 0);
    const lowest = [...may].sort((one, other) => (running[one] ?? 0) - (running[other] ?? 0)).slice(0, places);
    for (const holder of lowest) {
      slots.push({ task, effort, may });
      holders.push(holder);
      running[holder] = (running[holder] ?? 0) + effort;
    }
  }
  return { balances, slots, holders };
}

const byDay = ([, one]: [number, PlanDraft], [, other]: [number, PlanDraft]): number =>
  one.task.day < other.task.day ? -1 : Number(one.task.day > other.task.day);

function picksOf(draft: PlanDraft, holding: readonly MemberId[], lines: ReadonlyMap<MemberId, PlannedBalance>, seed: string): Picked[] {
  const onIt = (but: MemberId | null) =>
    holding.filter((memberId) => memberId !== but).map((memberId) => ({ memberId, because: "on_it" as const }));
  const pinned = draft.task.pinned.map((memberId): Picked => ({ memberId, reason: { code: "pinned" } }));
  const given = holding.map((memberId): Picked => {
    const considered = draft.free.flatMap((one) => {
      const line = lines.get(one);
      if (!line || (one !== memberId && holding.includes(one))) return [];
      const rest = line.afterSeconds - line.beforeSeconds - (one === memberId ? draft.effort : 0);
      return [{ memberId: one, balanceSeconds: line.beforeSeconds, assignedSeconds: rest, lastServedAt: null }];
    });
    return { memberId, reason: { code: "plan", considered, passedOver: [...draft.passedOver, ...onIt(memberId)], seed } };
  });
  const vacant: Picked = { memberId: null, reason: { code: "nobody", passedOver: [...draft.passedOver, ...onIt(null)] } };
  return [...pinned, ...given, ...(draft.vacant > 0 ? [vacant] : [])];
}
