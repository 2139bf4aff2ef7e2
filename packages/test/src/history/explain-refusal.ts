import { isAllowedIn, TASK_TRANSITIONS } from "@chorestree/atoms/task";
import { type Fault, fault } from "./fault.js";
import { isTold, type Operation, type Outcome } from "./operation.js";
import { type Placed, wordsOf } from "./place-operations.js";
import { versionsSeen } from "./real-time.js";
import { isOnOffer, type TaskState } from "./task-states.js";

type Refused = Operation<Extract<Outcome, { class: "refused" }>>;

/** Each refusal must be what some state that held between the call and its answer would have said. */
export function unexplained(operations: readonly Operation[], states: readonly TaskState[], placed: Placed): Fault[] {
  const refused = operations.filter((operation) => isTold(operation, "refused"));
  return refused.flatMap((operation) => {
    const { from, to } = versionsSeen(operation, placed, states.at(-1)?.version ?? 0);
    const seen = states.filter(({ version }) => version >= from && version <= to);
    if (seen.some((state) => explains(state, operation))) return [];
    const { code, holderId } = operation.outcome;
    const told = holderId === undefined ? code : `${code} of ${holderId}`;
    return [fault("unexplained refusal", `${wordsOf(operation)} was told ${told}; it may have seen versions ${from} to ${to}`)];
  });
}

const explains = (state: TaskState, operation: Refused): boolean => REASONS[operation.outcome.code]?.(state, operation) ?? false;

const lastOf = ({ standing }: TaskState) => standing.findLast(({ actorId }) => actorId !== null);
const isOthers = ({ assigneeId }: TaskState, { actorId }: Refused) => assigneeId !== null && assigneeId !== actorId;

/** By the code of the refusal; a code that is not here explains nothing. */
const REASONS: Readonly<Record<string, (state: TaskState, operation: Refused) => boolean>> = {
  "task.not_open": ({ status }, { act }) => !isAllowedIn(act, status),
  "task.held_by_other": (state, operation) => {
    const { holderId } = operation.outcome;
    return isOthers(state, operation) && (holderId === undefined || holderId === state.assigneeId);
  },
  "task.already_yours": ({ assigneeId }, { actorId }) => assigneeId === actorId,
  "task.already_started": (state, operation) => state.status === "in_progress" && !isOthers(state, operation),
  "task.not_held": ({ assigneeId }) => assigneeId === null,
  "task.not_yours": ({ assigneeId, offer }, { act, actorId }) => (act === "task.withdraw-swap" ? offer?.holderId : assigneeId) !== actorId,
  "task.swap_gone": (state) => !isOnOffer(state),
  "task.swap_not_for_you": (state, { actorId }) => isOnOffer(state) && state.offer?.askedId !== actorId,
  "task.not_submitted": ({ status }) => status !== "submitted",
  "task.not_closed": ({ status }) => !isAllowedIn("task.reopen", status),
  "task.own_work": ({ status, completedBy }, { actorId }) => status === "submitted" && completedBy === actorId,
  "task.nothing_to_undo": (state) => {
    const last = lastOf(state);
    return last === undefined || TASK_TRANSITIONS[last.act].undoneBy !== "task.undo";
  },
  // Nobody means a step that is still to come.
  "task.undo_not_last": (state, { means }) =>
    means !== undefined && means <= state.version && lastOf(state) !== undefined && lastOf(state)?.number !== means,
  "task.undo_not_yours": (state, { actorId, manages }) => !manages && lastOf(state) !== undefined && lastOf(state)?.actorId !== actorId,
  "access.permission_denied": (state, operation) =>
    !operation.manages && (MANAGERS_ONLY.has(operation.act) || (MINE_ONLY.has(operation.act) && isOthers(state, operation))),
};

const MANAGERS_ONLY: ReadonlySet<string> = new Set(["task.approve", "task.reject", "task.assign", "task.cancel", "task.reopen"]);
/** On somebody else's task they take what only managers have. */
const MINE_ONLY: ReadonlySet<string> = new Set(["task.complete", "task.release", "task.skip"]);

/** The refusals that the checker knows. */
export const REFUSALS: readonly string[] = Object.keys(REASONS);
