import { DomainError, type ErrorKind, type ErrorParams } from "@chorestree/atoms/kernel";

/** The key was used before, for the same act with another input: a client's mistake that must not pass for a repeat. */
export class ActKeyReused extends DomainError<{ workflow: string }> {
  readonly code = "act.key_reused";
  readonly kind = "conflict";
}

/** The same act with the same key is being done right now; asking again later gives its answer. */
export class ActInProgress extends DomainError<{ workflow: string }> {
  readonly code = "act.in_progress";
  readonly kind = "conflict";
}

/** The refusal that an act got the first time, given again to a repeat of it. */
export class StoredRefusal extends DomainError {
  constructor(
    readonly code: `${string}.${string}`,
    readonly kind: ErrorKind,
    params: ErrorParams,
  ) {
    super(params);
  }
}
