import { isAllowedIn, type TaskColumns } from "@chorestree/atoms/task";
import type { RecordedStep, RecordedTask } from "./recorded-task.js";

/** What the steps of a task add up to, and what its row must be. */
export type Stands = Pick<RecordedTask, "status" | "assigneeIds" | "doers">;
/** How many there are to be. */
export type Shape = Pick<RecordedTask, "mode" | "workersNeeded">;

/** A task as one of its versions left it. */
export interface TaskState extends Stands {
  readonly version: number;
  /** The acts that can be taken back, oldest first. */
  readonly standing: readonly RecordedStep[];
  readonly offer: Offer | null;
}

export interface Offer {
  readonly step: number;
  readonly holderId: string;
  readonly askedId: string | null;
}

export const COLUMNS = ["status", "assigneeIds", "doers"] as const satisfies readonly (keyof Stands)[];

/** As words, so that two of them can be compared and read. */
export function wordsFor(column: (typeof COLUMNS)[number], of: TaskColumns | Stands): string {
  if (column === "status") return String(of.status);
  if (column === "assigneeIds") return `[${String(of.assigneeIds ?? [])}]`;
  return `[${(of.doers ?? []).map(({ memberId, day }) => `${memberId} on ${day}`).join()}]`;
}

export const isSame = (one: Stands, other: Stands): boolean => COLUMNS.every((column) => wordsFor(column, one) === wordsFor(column, other));

export const hasPlace = ({ assigneeIds }: Pick<Stands, "assigneeIds">, memberId: string | null): boolean =>
  assigneeIds.some((one) => one === memberId);

export const hasDonePart = ({ doers }: Pick<Stands, "doers">, memberId: string | null): boolean =>
  doers.some((doer) => doer.memberId === memberId);

export const isFull = ({ assigneeIds }: Pick<Stands, "assigneeIds">, { workersNeeded }: Shape): boolean =>
  assigneeIds.length >= workersNeeded;

/** Whether places are as they were, with these people's after them and no more than there may be. */
export function isWithMore(found: readonly string[], left: readonly string[], more: readonly string[], { workersNeeded }: Shape): boolean {
  return left.length <= Math.max(workersNeeded, found.length) && String(left) === String([...found, ...more]);
}

/** It stands while the task is still that holder's to do. */
export const isOnOffer = (state: TaskState): boolean =>
  state.offer !== null &&
  hasPlace(state, state.offer.holderId) &&
  !hasDonePart(state, state.offer.holderId) &&
  isAllowedIn("task.accept-swap", state.status);
