import type { MemberId } from "@chorestree/atoms/member";
import type { Doer, TaskColumns, TaskStatus, TaskStepFacts } from "@chorestree/atoms/task";

/** A row of `task_step`, without what somebody typed. */
export type RecordedStep = Omit<TaskStepFacts, "at"> & { readonly after: TaskColumns };

/** All that is stored of one task after the run. */
export interface RecordedTask {
  readonly taskId: string;
  /** What each does for themselves is no register that many write: it is not read. */
  readonly mode: "any" | "all";
  readonly workersNeeded: number;
  readonly effortMinutes: number;
  /** The row itself: what stands. */
  readonly version: number;
  readonly status: TaskStatus;
  readonly assigneeIds: readonly MemberId[];
  readonly doers: readonly Doer[];
  /** By their numbers. */
  readonly steps: readonly RecordedStep[];
  /** By their positions. */
  readonly events: readonly { readonly name: string }[];
  readonly entries: readonly LedgerEntry[];
  readonly swaps: readonly RecordedSwap[];
}

export interface LedgerEntry {
  readonly step: number;
  readonly memberId: string;
  readonly kind: "credit" | "charge";
  readonly seconds: number;
}

export interface RecordedSwap {
  /** The one by which it was offered. */
  readonly step: number;
  readonly askedId: string | null;
  readonly state: string;
  readonly acceptedStep: number | null;
}
