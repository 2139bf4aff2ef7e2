import { DomainError } from "./domain-error.js";

/** The cursor is not one that a list of ours has given. */
export class CursorUnreadable extends DomainError<Record<never, never>> {
  readonly code = "list.cursor_unreadable";
  readonly kind = "invalid";
}
