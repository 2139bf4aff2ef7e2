import { replay, TASK_TRANSITIONS } from "@chorestree/atoms/task";
import { type Fault, fault } from "./fault.js";
import type { LedgerEntry, RecordedTask } from "./recorded-task.js";
import type { TaskState } from "./task-states.js";

const TOLD: ReadonlySet<string> = new Set(Object.values(TASK_TRANSITIONS).flatMap(({ emits }): readonly string[] => emits));

/** Each step has its one event, in the order of the steps; what else is told of a task is no step's. */
export function eventFaults({ steps, events: all }: Pick<RecordedTask, "steps" | "events">): Fault[] {
  const events = all.filter(({ name }) => TOLD.has(name));
  if (events.length !== steps.length) return [fault("events", `${events.length} events of ${steps.length} steps`)];
  return steps.flatMap(({ number, act }, index) => {
    const name = events[index]?.name ?? "none";
    const emits: readonly string[] = TASK_TRANSITIONS[act].emits;
    return emits.includes(name) ? [] : [fault("events", `step ${number} (${act}) has the event ${name}`)];
  });
}

/** What each step booked adds up to zero, and what all booked is what the task has earned as it stands. */
export function ledgerFaults({ entries, effortMinutes }: Pick<RecordedTask, "entries" | "effortMinutes">, last: TaskState): Fault[] {
  const unbalanced = [...sums(entries, ({ step }) => String(step))].filter(([, seconds]) => seconds !== 0);
  const faults = unbalanced.map(([step, seconds]) => fault("ledger", `step ${step} booked ${seconds} s more than nothing`));
  const credits = sums(
    entries.filter(({ kind }) => kind === "credit"),
    ({ memberId }) => memberId,
  );
  if (last.status === "completed" && last.completedBy !== null)
    credits.set(last.completedBy, (credits.get(last.completedBy) ?? 0) - effortMinutes * 60);
  for (const [memberId, seconds] of credits)
    if (seconds !== 0) faults.push(fault("ledger", `${memberId} is credited ${seconds} s beside what stands`));
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
