import type { MemberId } from "../member/member.id.js";
import type { Doer, TaskFacts, TaskMove } from "./task.schema.js";
import { isAside, isUnfinished } from "./task-transitions.rule.js";
import type { TaskColumns, TaskStepFacts } from "./task-step.schema.js";

type Column = Exclude<keyof TaskMove, "note" | "picks">;
const plain = (value: TaskMove[Column]) => (value instanceof Date ? value.toISOString() : (value ?? null));
/** A row's values come back with their keys in another order. */
const comparable = (value: TaskMove[Column]) =>
  Array.isArray(value)
    ? value.map((one: MemberId | Doer) => (typeof one === "string" ? one : `${one.memberId} ${one.day}`)).join()
    : plain(value);
const isSame = (one: TaskMove[Column], other: TaskMove[Column]) => comparable(one) === comparable(other);

/** What a move changes of a task: each column that differs, as it was and as it will be; of a note that it touches only whether there is one. */
export function changesOf(
  task: Pick<TaskMove, Column>,
  move: Pick<TaskMove, Column>,
  note: { readonly had: boolean; readonly has: boolean } | null,
): { before: TaskColumns; after: TaskColumns } {
  const changed = (Object.keys(move) as Column[]).filter((column) => !isSame(task[column], move[column]));
  const columnsOf = (facts: TaskMove) => Object.fromEntries(changed.map((column) => [column, plain(facts[column])])) as TaskColumns;
  if (note === null || (!note.had && !note.has)) return { before: columnsOf(task), after: columnsOf(move) };
  return { before: { ...columnsOf(task), note: note.had }, after: { ...columnsOf(move), note: note.has } };
}

/** The task as a move leaves it. */
export const moved = (task: TaskFacts, { note: _note, picks: _picks, ...move }: TaskMove): TaskFacts => ({ ...task, ...move });

const INSTANTS: ReadonlySet<string> = new Set<Column>(["dueAt", "openedAt", "lapsedAt", "startedAt", "completedAt"]);

/** The move that puts columns back as they were; a note is put back by whoever keeps it. */
export function moveBackTo({ note: _kept, ...columns }: TaskColumns): TaskMove {
  const back = Object.entries(columns).map(([column, value]) => [
    column,
    typeof value === "string" && INSTANTS.has(column) ? new Date(value) : value,
  ]);
  return Object.fromEntries(back) as TaskMove;
}

/**
 * The acts that stand, oldest first: without what was only said, without what was taken back, and without the taking back itself; and by which
 * step each of the others was taken back.
 * @param steps in the order of their numbers
 */
export function replay<Step extends Pick<TaskStepFacts, "number" | "act" | "undoes">>(
  steps: readonly Step[],
): { readonly standing: readonly Step[]; readonly undoneBy: ReadonlyMap<number, number> } {
  const standing: Step[] = [];
  const undoneBy = new Map<number, number>();
  for (const step of steps) {
    if (step.undoes !== null) {
      const first = standing.findIndex(({ number }) => number === step.undoes);
      for (const taken of standing.splice(first)) undoneBy.set(taken.number, step.number);
    } else if (!isAside(step.act)) standing.push(step);
  }
  return { standing, undoneBy };
}

/** When it was over by the acts that stand, whatever was taken back since; null where that is not on record. */
export function endedAt(steps: readonly (TaskStepFacts & { readonly after: TaskColumns })[]): Date | null {
  const end = replay(steps).standing.findLast(({ after: { status } }) => status !== undefined && !isUnfinished({ status }));
  return end?.at ?? null;
}

/** Who was at work when a move ends it, and for how long by the clock: it stays on record, whoever is credited. */
export function workEndedBy(
  task: Pick<TaskFacts, "startedBy" | "startedAt" | "status">,
  move: TaskMove,
  now: Date,
): { workerId: MemberId; workedMinutes: number } | null {
  const ends = task.status === "in_progress" && move.status !== undefined && move.status !== "in_progress";
  if (!ends || task.startedBy === null || task.startedAt === null) return null;
  return { workerId: task.startedBy, workedMinutes: Math.max(0, Math.floor((now.getTime() - task.startedAt.getTime()) / 60_000)) };
}
