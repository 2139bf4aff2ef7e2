import { isAllowedIn, replay, TASK_TRANSITIONS, type TaskStatus } from "@chorestree/atoms/task";
import { type Fault, fault } from "./fault.js";
import type { RecordedStep, RecordedTask } from "./recorded-task.js";

/** A task as one of its versions left it. */
export interface TaskState {
  readonly version: number;
  readonly status: TaskStatus;
  readonly assigneeId: string | null;
  readonly completedBy: string | null;
  /** The acts that can be taken back, oldest first. */
  readonly standing: readonly RecordedStep[];
  readonly offer: Offer | null;
}

export interface Offer {
  readonly step: number;
  readonly holderId: string;
  readonly askedId: string | null;
}

const UNMADE: TaskState = { version: 0, status: "scheduled", assigneeId: null, completedBy: null, standing: [], offer: null };

/** Each state that the task was in, from its making on, and what is wrong with the way from one to the next. */
export function statesOf({ steps, swaps }: Pick<RecordedTask, "steps" | "swaps">): { states: readonly TaskState[]; faults: Fault[] } {
  const states: TaskState[] = [];
  const faults: Fault[] = [];
  const asked = new Map(swaps.map(({ step, askedId }) => [step, askedId]));
  for (const [index, step] of steps.entries()) {
    const found = states.at(-1) ?? UNMADE;
    const left = after(found, step, steps.slice(0, index + 1), asked);
    faults.push(...missed(found, step), ...illegal(found, step, left, states));
    states.push(left);
  }
  return { states, faults };
}

function after(found: TaskState, step: RecordedStep, sofar: readonly RecordedStep[], asked: ReadonlyMap<number, string | null>): TaskState {
  const { status = found.status, assigneeId = found.assigneeId, completedBy = found.completedBy } = step.after;
  const { standing } = replay(sofar);
  const offer = offerAfter(found.offer, step, sofar, asked);
  return { version: step.number, status, assigneeId, completedBy, standing, offer };
}

/** A new offer puts an older one away, an answer ends it, and what was taken over and is taken back is on offer again. */
function offerAfter(offer: Offer | null, step: RecordedStep, sofar: readonly RecordedStep[], asked: ReadonlyMap<number, string | null>) {
  const made = ({ number, actorId }: RecordedStep): Offer => ({
    step: number,
    holderId: String(actorId),
    askedId: asked.get(number) ?? null,
  });
  if (step.act === "task.swap") return made(step);
  if (step.act === "task.accept-swap" || step.act === "task.decline-swap" || step.act === "task.withdraw-swap") return null;
  const { undoes } = step;
  if (undoes === null) return offer;
  const takenOver = sofar.find(({ act, number }) => act === "task.accept-swap" && number === undoes);
  const offered = takenOver && sofar.findLast(({ act, number }) => act === "task.swap" && number < takenOver.number);
  return offered ? made(offered) : offer;
}

/** Each column that the step changed must have been as the step says it found it. */
function missed(found: TaskState, { number, act, before }: RecordedStep): Fault[] {
  return (["status", "assigneeId", "completedBy"] as const)
    .filter((column) => before[column] !== undefined && before[column] !== found[column])
    .map((column) =>
      fault("lost update", `step ${number} (${act}) found ${column} ${String(before[column])} where ${String(found[column])} stood`),
    );
}

function illegal(found: TaskState, step: RecordedStep, left: TaskState, earlier: readonly TaskState[]): Fault[] {
  const { number, act, actorId } = step;
  const wrong = (why: string): Fault[] => [fault("illegal step", `step ${number} (${act} by ${String(actorId)}): ${why}`)];
  if (act === "task.create") return earlier.length === 0 ? [] : wrong("it was made before");
  if (!isAllowedIn(act, found.status)) return wrong(`not of a task that is ${found.status}`);
  const { to } = TASK_TRANSITIONS[act];
  if (to === "stays" && left.status !== found.status) return wrong(`it leads to ${left.status}`);
  if (Array.isArray(to) && !to.includes(left.status)) return wrong(`it leads to ${left.status}`);
  return LEGAL[act]?.({ found, step, left, earlier }) === false ? wrong("the state before does not allow it") : [];
}

interface Walk {
  readonly found: TaskState;
  readonly step: RecordedStep;
  readonly left: TaskState;
  readonly earlier: readonly TaskState[];
}

/** What the table of transitions does not say: whose the task must be, and whose it is afterwards. */
const LEGAL: Partial<Record<RecordedStep["act"], (walk: Walk) => boolean>> = {
  "task.claim": ({ found, step, left }) => found.assigneeId === null && left.assigneeId === step.actorId,
  "task.start": ({ found, step, left }) =>
    (found.assigneeId === null || found.assigneeId === step.actorId) && left.assigneeId === step.actorId,
  "task.release": ({ found, left }) => found.assigneeId !== null && left.assigneeId === null,
  "task.complete": ({ left }) => left.completedBy !== null,
  "task.approve": ({ found, step }) => found.completedBy !== null && found.completedBy !== step.actorId,
  "task.reject": ({ found, step, left }) => found.completedBy !== step.actorId && left.completedBy === null,
  "task.swap": ({ found, step }) => found.assigneeId === step.actorId,
  "task.accept-swap": ({ found, step, left }) =>
    isOnOffer(found) && found.assigneeId !== step.actorId && isFor(found.offer, step.actorId) && left.assigneeId === step.actorId,
  "task.decline-swap": ({ found, step }) => isOnOffer(found) && found.offer?.askedId === step.actorId,
  "task.withdraw-swap": ({ found, step }) => isOnOffer(found) && found.offer?.holderId === step.actorId,
  // As it was before the first step that is taken back, which was still the last one to stand.
  "task.undo": ({ found, step, left, earlier }) => {
    const restored = earlier.find(({ version }) => version === (step.undoes ?? 0) - 1);
    const last = found.standing.findLast(({ actorId }) => actorId !== null);
    return (
      last?.number === step.undoes &&
      restored !== undefined &&
      (["status", "assigneeId", "completedBy"] as const).every((column) => left[column] === restored[column])
    );
  },
};

/** It stands while the task is still that holder's to do. */
export const isOnOffer = ({ status, assigneeId, offer }: TaskState): boolean =>
  offer !== null && offer.holderId === assigneeId && isAllowedIn("task.accept-swap", status);

const isFor = (offer: Offer | null, memberId: string | null): boolean =>
  offer === null || offer.askedId === null || offer.askedId === memberId;
