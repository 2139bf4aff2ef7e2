import type { RecordedStep } from "./recorded-task.js";
import {
  hasDonePart,
  hasPlace,
  isFull,
  isOnOffer,
  isSame,
  isWithMore,
  type Offer,
  type Shape,
  type Stands,
  type TaskState,
} from "./task-state.js";

export interface Walk {
  readonly shape: Shape;
  readonly found: TaskState;
  readonly step: RecordedStep;
  readonly left: TaskState;
  readonly earlier: readonly TaskState[];
}

/** What the table of transitions does not say: whose the task must be, and whose it is afterwards. */
const LEGAL: Partial<Record<RecordedStep["act"], (walk: Walk) => boolean>> = {
  "task.claim": ({ found, step, left, shape }) => !isFull(found, shape) && joins(found, step, left, shape),
  "task.start": ({ found, step, left, shape }) =>
    !hasDonePart(found, step.actorId) &&
    (hasPlace(found, step.actorId) ? isSame({ ...found, status: left.status }, left) : joins(found, step, left, shape)),
  "task.release": ({ found, left }) => {
    const gone = found.assigneeIds.filter((one) => !hasPlace(left, one));
    return gone.length === 1 && left.assigneeIds.length === found.assigneeIds.length - 1 && !hasDonePart(found, gone[0] ?? null);
  },
  "task.complete": (walk) => (walk.shape.mode === "any" ? isDoneByAnyone(walk) : isDonePart(walk)),
  "task.approve": ({ found, step, left }) =>
    found.doers.length > 0 && !hasDonePart(found, step.actorId) && isSame({ ...found, status: left.status }, left),
  "task.reject": ({ found, step, left }) => !hasDonePart(found, step.actorId) && left.doers.length === 0,
  "task.reopen": ({ left }) => left.doers.length === 0,
  "task.swap": ({ found, step }) => hasPlace(found, step.actorId) && !hasDonePart(found, step.actorId),
  "task.accept-swap": ({ found, step, left }) =>
    isOnOffer(found) &&
    !hasPlace(found, step.actorId) &&
    isFor(found.offer, step.actorId) &&
    String(left.assigneeIds) === String(found.assigneeIds.map((one) => (one === found.offer?.holderId ? step.actorId : one))),
  "task.decline-swap": ({ found, step }) => isOnOffer(found) && found.offer?.askedId === step.actorId,
  "task.withdraw-swap": ({ found, step }) => isOnOffer(found) && found.offer?.holderId === step.actorId,
  // As it was before the first step that is taken back, which was still the last one to stand.
  "task.undo": ({ found, step, left, earlier }) => {
    const restored = earlier.find(({ version }) => version === (step.undoes ?? 0) - 1);
    const last = found.standing.findLast(({ actorId }) => actorId !== null);
    return last?.number === step.undoes && restored !== undefined && isSame(left, restored);
  },
};

export const isLegal = (walk: Walk): boolean => LEGAL[walk.step.act]?.(walk) !== false;

const joins = (found: Stands, { actorId }: RecordedStep, left: Stands, shape: Shape): boolean =>
  actorId !== null && !hasPlace(found, actorId) && isWithMore(found.assigneeIds, left.assigneeIds, [actorId], shape);

const isClosed = ({ status }: Stands): boolean => status === "submitted" || status === "completed";

const isDoneByAnyone = ({ found, left }: Walk): boolean =>
  found.doers.length === 0 && left.doers.length > 0 && isClosed(left) && String(left.assigneeIds) === String(found.assigneeIds);

/** Each part once, by somebody who has a place or takes a free one; the whole with the last part, and not before. */
function isDonePart({ found, left, shape }: Walk): boolean {
  const parts = left.doers.slice(found.doers.length).map(({ memberId }) => memberId);
  const isOnceEach = new Set(left.doers.map(({ memberId }) => memberId)).size === left.doers.length;
  const keepsParts = found.doers.every(({ memberId }, nth) => left.doers[nth]?.memberId === memberId);
  const joined = parts.filter((memberId) => !hasPlace(found, memberId));
  return (
    parts.length > 0 &&
    isOnceEach &&
    keepsParts &&
    isWithMore(found.assigneeIds, left.assigneeIds, joined, shape) &&
    isClosed(left) === left.doers.length >= shape.workersNeeded
  );
}

const isFor = (offer: Offer | null, memberId: string | null): boolean =>
  offer === null || offer.askedId === null || offer.askedId === memberId;
