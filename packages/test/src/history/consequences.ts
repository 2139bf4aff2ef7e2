import { replay, TASK_TRANSITIONS } from "@chorestree/atoms/task";
import { type Fault, fault } from "./fault.js";
import type { LedgerEntry, RecordedStep, RecordedTask } from "./recorded-task.js";
import type { TaskState } from "./task-state.js";

const TOLD: ReadonlySet<string> = new Set(Object.values(TASK_TRANSITIONS).flatMap(({ emits }): readonly string[] => emits));

/** Each step has its own events, in the order of the steps; what else is told of a task is no step's. */
export function eventFaults({ steps, events: all, mode }: Pick<RecordedTask, "steps" | "events" | "mode">): Fault[] {
  const events = all.filter(({ name }) => TOLD.has(name)).map(({ name }) => name);
  const wanted = steps.flatMap((step) => eventsOf(step, mode).map((name) => ({ name, step })));
  if (events.length !== wanted.length)
    return [fault("events", `${events.length} events, where ${steps.length} steps have ${wanted.length}`)];
  return wanted.flatMap(({ name, step: { number, act } }, index) =>
    events[index] === name ? [] : [fault("events", `step ${number} (${act}) has the event ${String(events[index])} and not ${name}`)],
  );
}

/** A report tells of each part, where several have one, and of the whole where that is done; every other act of itself. */
function eventsOf({ act, before, after }: RecordedStep, mode: RecordedTask["mode"]): readonly string[] {
  if (act !== "task.complete") return TASK_TRANSITIONS[act].emits;
  const parts = (after.doers?.length ?? 0) - (before.doers?.length ?? 0);
  const isWhole = after.status === "submitted" || after.status === "completed";
  return [
    ...(mode === "all" ? Array.from({ length: parts }, () => "task.part-done") : []),
    ...(isWhole ? [`task.${String(after.status)}`] : []),
  ];
}

type Earning = Pick<RecordedTask, "entries" | "effortMinutes" | "workersNeeded">;

/** What each step booked adds up to zero, and what all booked is what the task has earned as it stands. */
export function ledgerFaults({ entries, effortMinutes, workersNeeded }: Earning, { status, doers }: TaskState): Fault[] {
  const unbalanced = [...sums(entries, ({ step }) => String(step))].filter(([, seconds]) => seconds !== 0);
  const faults = unbalanced.map(([step, seconds]) => fault("ledger", `step ${step} booked ${seconds} s more than nothing`));
  const credits = sums(
    entries.filter(({ kind }) => kind === "credit"),
    ({ memberId }) => memberId,
  );
  const earned = status === "completed" ? effortMinutes * 60 * Math.min(doers.length, workersNeeded) : 0;
  const credited = [...credits.values()].reduce((sum, seconds) => sum + seconds, 0);
  if (credited !== earned) faults.push(fault("ledger", `${credited} s are credited in all, and ${earned} s were earned`));
  const shares = new Map(status === "completed" ? doers.map(({ memberId }) => [memberId as string, earned / doers.length]) : []);
  for (const memberId of new Set([...credits.keys(), ...shares.keys()])) {
    const beside = (credits.get(memberId) ?? 0) - (shares.get(memberId) ?? 0);
    // Odd minutes of what is shared go to one of those who did it.
    if (Math.abs(beside) >= 60) faults.push(fault("ledger", `${memberId} is credited ${beside} s beside what stands`));
  }
  return faults;
}

function sums(entries: readonly LedgerEntry[], keyOf: (entry: LedgerEntry) => string): Map<string, number> {
  const totals = new Map<string, number>();
  for (const entry of entries) totals.set(keyOf(entry), (totals.get(keyOf(entry)) ?? 0) + entry.seconds);
  return totals;
}

/** Who took a task over took over one offer, and an offer that is taken has one taker; only the last one is still on offer. */
export function swapFaults({ steps, swaps }: Pick<RecordedTask, "steps" | "swaps">, { offer }: TaskState): Fault[] {
  const { undoneBy } = replay(steps);
  const takers = steps.filter(({ act, number }) => act === "task.accept-swap" && !undoneBy.has(number)).map(({ number }) => number);
  const taken = swaps.flatMap(({ state, acceptedStep }) => (state === "accepted" ? [acceptedStep] : []));
  const open = swaps.filter(({ state }) => state === "offered").map(({ step }) => step);
  const wanted = offer === null ? [] : [offer.step];
  const same = (some: readonly (number | null)[], others: readonly number[]) => String(some.toSorted(byNumber)) === String(others);
  return [
    ...(same(taken, takers) ? [] : [fault("swaps", `offers taken by steps ${String(taken)}, and taken over by ${String(takers)}`)]),
    ...(same(open, wanted) ? [] : [fault("swaps", `on offer by steps ${String(open)}, where the history leaves ${String(wanted)}`)]),
  ];
}

const byNumber = (one: number | null, other: number | null) => Number(one) - Number(other);
