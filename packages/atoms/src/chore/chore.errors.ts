import { DomainError } from "../kernel/domain-error.js";
import type { ChoreId, ChoreState } from "./chore.schema.js";

/** Unknown here, or another guild's: on purpose the two cannot be told apart. */
export class ChoreNotFound extends DomainError<{ choreId: ChoreId }> {
  readonly code = "chore.not_found";
  readonly kind = "not_found";
}

/** A paused or archived chore makes no tasks. */
export class ChoreNotActive extends DomainError<{ choreId: ChoreId; state: ChoreState }> {
  readonly code = "chore.not_active";
  readonly kind = "conflict";
}
