import { DomainError } from "../kernel/domain-error.js";
import type { ChoreDraftId } from "./chore-draft.schema.js";
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

/** Someone else changed the chore after it was looked at. */
export class ChoreChanged extends DomainError<{ choreId: ChoreId }> {
  readonly code = "chore.changed";
  readonly kind = "conflict";
}

/** Already so, or archived, which is for good. */
export class ChoreStateUnfit extends DomainError<{ choreId: ChoreId; state: ChoreState }> {
  readonly code = "chore.state_unfit";
  readonly kind = "conflict";
}

/** A repeat in words and a schedule at once: they might say two things. */
export class ChoreRepeatsTwice extends DomainError<Record<never, never>> {
  readonly code = "chore.repeats_twice";
  readonly kind = "invalid";
}

/** Saved before, or forgotten since nobody saved it for a day. */
export class ChoreDraftGone extends DomainError<{ draftId: ChoreDraftId }> {
  readonly code = "chore.draft_gone";
  readonly kind = "not_found";
}

/** A draft of a new chore says what it is called. */
export class ChoreNeedsTitle extends DomainError<Record<never, never>> {
  readonly code = "chore.needs_title";
  readonly kind = "invalid";
}

/** A chore cannot be a part of itself, nor of one that is a part of it. */
export class ChoreWithinItself extends DomainError<{ choreId: ChoreId; parentId: ChoreId }> {
  readonly code = "chore.within_itself";
  readonly kind = "conflict";
}

/** It, or what is below it, would stand lower than a tree may go. */
export class ChoreTooDeep extends DomainError<{ most: number }> {
  readonly code = "chore.too_deep";
  readonly kind = "conflict";
}

/** What is archived takes nothing in any more. */
export class ChoreParentArchived extends DomainError<{ parentId: ChoreId }> {
  readonly code = "chore.parent_archived";
  readonly kind = "conflict";
}

/** The one it shall come after stands under another parent. */
export class ChoreNotSibling extends DomainError<{ choreId: ChoreId }> {
  readonly code = "chore.not_sibling";
  readonly kind = "conflict";
}

/** A repeat of its own and chores it comes after: the two would say two things. */
export class ChoreRepeatsAndFollows extends DomainError<Record<never, never>> {
  readonly code = "chore.repeats_and_follows";
  readonly kind = "invalid";
}

/**
 * It would come after itself, by way of others. `cycle` is their ids with spaces between, each before the one that comes after it; the first
 * is the last.
 */
export class ChoreFollowsItself extends DomainError<{ cycle: string }> {
  readonly code = "chore.follows_itself";
  readonly kind = "conflict";
}

/** What is archived is never done again, so nothing comes after it. */
export class ChorePredecessorArchived extends DomainError<{ choreId: ChoreId }> {
  readonly code = "chore.predecessor_archived";
  readonly kind = "conflict";
}

/** All below can only come with what comes back by itself. */
export class ChoreWholeTreeNeedsRepeat extends DomainError<Record<never, never>> {
  readonly code = "chore.whole_tree_needs_repeat";
  readonly kind = "invalid";
}
