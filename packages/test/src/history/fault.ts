/** What is wrong with a history, by its name, and where. */
export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
}

export type FaultKind =
  /** Versions are not 1 to n, each once. */
  | "versions"
  /** Two were told that they did the same step. */
  | "double winner"
  /** Who was told that it was done finds no step of theirs, or a step did not find what the one before it left. */
  | "lost update"
  /** The state before does not allow the step, or it leads elsewhere than it may. */
  | "illegal step"
  /** A later step was over before an earlier one began. */
  | "reordered"
  /** No state that held while the caller waited would have refused it so. */
  | "unexplained refusal"
  /** A person's step that nobody asked for, or that its asker was told had not happened. */
  | "ghost"
  | "events"
  | "ledger"
  | "swaps";

export const fault = (kind: FaultKind, detail: string): Fault => ({ kind, detail });
