import { isAllowedIn, TASK_TRANSITIONS } from "@chorestree/atoms/task";
import { type Fault, fault } from "./fault.js";
import { isTold, type Operation, type Outcome } from "./operation.js";
import { type Placed, wordsOf } from "./place-operations.js";
import { versionsSeen } from "./real-time.js";
import { hasDonePart, hasPlace, isFull, isOnOffer, type Shape, type TaskState } from "./task-state.js";

type Refused = Operation<Extract<Outcome, { class: "refused" }>>;

/** Each refusal must be what some state that held between the call and its answer would have said. */
export function unexplained(
  operations: readonly Operation[],
  { mode, workersNeeded }: Shape,
  states: readonly TaskState[],
  placed: Placed,
): Fault[] {
  const refused = operations.filter((operation) => isTold(operation, "refused"));
  return refused.flatMap((operation) => {
    const { from, to } = versionsSeen(operation, placed, states.at(-1)?.version ?? 0);
    const seen = states.filter(({ version }) => version >= from && version <= to);
    if (seen.some((state) => explains({ ...state, mode, workersNeeded }, operation))) return [];
    const { code, holderId } = operation.outcome;
    const told = holderId === undefined ? code : `${code} of ${holderId}`;
    return [fault("unexplained refusal", `${wordsOf(operation)} was told ${told}; it may have seen versions ${from} to ${to}`)];
  });
}

type Seen = TaskState & Shape;

const explains = (seen: Seen, operation: Refused): boolean => REASONS[operation.outcome.code]?.(seen, operation) ?? false;

const lastOf = ({ standing }: TaskState) => standing.findLast(({ actorId }) => actorId !== null);
const standingAt = ({ standing }: TaskState, means: number | undefined) =>
  standing.find(({ number, actorId }) => number === means && actorId !== null);
const isPassedBy = (seen: TaskState, means: number | undefined): means is number =>
  means !== undefined && means <= seen.version && lastOf(seen) !== undefined && lastOf(seen)?.number !== means;
const isOthers = (seen: Seen, { actorId }: Refused) => seen.assigneeIds.length > 0 && !hasPlace(seen, actorId);
const hasNoPlaceFor = (seen: Seen, { actorId }: Refused) => isFull(seen, seen) && !hasPlace(seen, actorId);
/** Whose place is given back where nobody is named: one's own, or that of the only one who has one. */
const holderMeant = (seen: Seen, { actorId }: Refused): string | null =>
  hasPlace(seen, actorId) ? actorId : seen.assigneeIds.length === 1 ? (seen.assigneeIds[0] ?? null) : null;

/** By the code of the refusal; a code that is not here explains nothing. */
const REASONS: Readonly<Record<string, (seen: Seen, operation: Refused) => boolean>> = {
  "task.not_open": ({ status }, { act }) => !isAllowedIn(act, status),
  "task.held_by_other": (seen, operation) => {
    const { holderId } = operation.outcome;
    return seen.workersNeeded === 1 && hasNoPlaceFor(seen, operation) && (holderId === undefined || hasPlace(seen, holderId));
  },
  "task.places_taken": (seen, operation) => seen.workersNeeded > 1 && hasNoPlaceFor(seen, operation),
  "task.part_done": (seen, operation) => {
    const { act, actorId, outcome } = operation;
    const doer = act === "task.release" ? holderMeant(seen, operation) : actorId;
    return isAllowedIn(act, seen.status) && hasDonePart(seen, doer) && (outcome.holderId === undefined || outcome.holderId === doer);
  },
  "task.already_yours": (seen, { actorId }) => hasPlace(seen, actorId),
  "task.already_started": (seen, operation) => seen.status === "in_progress" && !hasNoPlaceFor(seen, operation),
  "task.not_held": (seen, operation) => holderMeant(seen, operation) === null && (operation.manages || seen.assigneeIds.length === 0),
  "task.not_yours": (seen, { act, actorId }) =>
    act === "task.withdraw-swap" ? seen.offer?.holderId !== actorId : !hasPlace(seen, actorId),
  "task.swap_gone": (state) => !isOnOffer(state),
  "task.swap_not_for_you": (state, { actorId }) => isOnOffer(state) && state.offer?.askedId !== actorId,
  "task.not_submitted": ({ status }) => status !== "submitted",
  "task.not_closed": ({ status }) => !isAllowedIn("task.reopen", status),
  "task.own_work": (seen, { actorId }) => seen.status === "submitted" && hasDonePart(seen, actorId),
  "task.nothing_to_undo": (seen, { means }) => {
    const meant = means === undefined ? lastOf(seen) : standingAt(seen, means);
    return lastOf(seen) === undefined || (meant !== undefined && TASK_TRANSITIONS[meant.act].undoneBy !== "task.undo");
  },
  "task.undo_takes_along": (seen, { means, manages }) => manages && isPassedBy(seen, means) && standingAt(seen, means) !== undefined,
  // Nobody means a step that is still to come. Who manages may still take back one that stands, with those after it.
  "task.undo_not_last": (seen, { means, manages }) => isPassedBy(seen, means) && !(manages && standingAt(seen, means) !== undefined),
  "task.undo_not_yours": (state, { actorId, manages }) => !manages && lastOf(state) !== undefined && lastOf(state)?.actorId !== actorId,
  "access.permission_denied": (seen, operation) => !operation.manages && isForManagers(seen, operation),
};

/** On somebody else's task some acts take what only managers have; one with a free place is anyone's to do. */
function isForManagers(seen: Seen, operation: Refused): boolean {
  if (operation.act === "task.complete") return hasNoPlaceFor(seen, operation);
  return MANAGERS_ONLY.has(operation.act) || (MINE_ONLY.has(operation.act) && isOthers(seen, operation));
}

const MANAGERS_ONLY: ReadonlySet<string> = new Set(["task.approve", "task.reject", "task.assign", "task.cancel", "task.reopen"]);
const MINE_ONLY: ReadonlySet<string> = new Set(["task.release", "task.skip"]);

/** The refusals that the checker knows; of two whose words begin alike the longer one is first. */
export const REFUSALS: readonly string[] = Object.keys(REASONS);
