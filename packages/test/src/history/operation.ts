import type { TaskAct } from "@chorestree/atoms/task";

/** What a caller was told. */
export type Outcome =
  /** `version` is the step that it became, where the door says so. */
  | { readonly class: "ok"; readonly version: number | null }
  /** `holderId`: who was named as the one that has it, by our member id. */
  | { readonly class: "refused"; readonly code: string; readonly holderId?: string }
  /** Nothing was done. */
  | { readonly class: "busy" }
  /** It was done or it was not: an apology, a lost line. */
  | { readonly class: "unknown"; readonly said: string };

/** Who asks for what. */
export interface Call {
  readonly door: string;
  readonly taskId: string;
  readonly act: TaskAct;
  /** By our member id. */
  readonly actorId: string;
  /** Whether they may what managers may. */
  readonly manages: boolean;
  /** The step that an undo means; left out, whichever is the last. */
  readonly means?: number;
}

/** One call as its caller saw it, by one monotonic clock. */
export interface Operation<Told extends Outcome = Outcome> extends Call {
  readonly invokedAt: number;
  /** Never, for one that got no answer. */
  readonly returnedAt: number;
  readonly outcome: Told;
}

export const isTold = <Class extends Outcome["class"]>(
  operation: Operation,
  what: Class,
): operation is Operation<Extract<Outcome, { class: Class }>> => operation.outcome.class === what;
