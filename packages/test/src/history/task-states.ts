import { isAllowedIn, replay, TASK_TRANSITIONS } from "@chorestree/atoms/task";
import { type Fault, fault } from "./fault.js";
import { isLegal } from "./legal-step.js";
import { COLUMNS, type Offer, type Shape, type TaskState, wordsFor } from "./task-state.js";
import type { RecordedStep, RecordedTask } from "./recorded-task.js";

const UNMADE: TaskState = { version: 0, status: "scheduled", assigneeIds: [], doers: [], standing: [], offer: null };

/** Each state that the task was in, from its making on, and what is wrong with the way from one to the next. */
export function statesOf(task: Pick<RecordedTask, "steps" | "swaps"> & Shape): { states: readonly TaskState[]; faults: Fault[] } {
  const { steps, swaps } = task;
  const states: TaskState[] = [];
  const faults: Fault[] = [];
  const asked = new Map(swaps.map(({ step, askedId }) => [step, askedId]));
  for (const [index, step] of steps.entries()) {
    const found = states.at(-1) ?? UNMADE;
    const left = after(found, step, steps.slice(0, index + 1), asked);
    faults.push(...missed(found, step), ...illegal(task, found, step, left, states));
    states.push(left);
  }
  return { states, faults };
}

function after(found: TaskState, step: RecordedStep, sofar: readonly RecordedStep[], asked: ReadonlyMap<number, string | null>): TaskState {
  const { status = found.status, assigneeIds = found.assigneeIds, doers = found.doers } = step.after;
  const { standing } = replay(sofar);
  const offer = offerAfter(found.offer, step, sofar, asked);
  return { version: step.number, status, assigneeIds, doers, standing, offer };
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
  return COLUMNS.filter((column) => before[column] !== undefined && wordsFor(column, before) !== wordsFor(column, found)).map((column) =>
    fault("lost update", `step ${number} (${act}) found ${column} ${wordsFor(column, before)} where ${wordsFor(column, found)} stood`),
  );
}

function illegal(shape: Shape, found: TaskState, step: RecordedStep, left: TaskState, earlier: readonly TaskState[]): Fault[] {
  const { number, act, actorId } = step;
  const wrong = (why: string): Fault[] => [fault("illegal step", `step ${number} (${act} by ${String(actorId)}): ${why}`)];
  if (act === "task.create") return earlier.length === 0 ? [] : wrong("it was made before");
  if (!isAllowedIn(act, found.status)) return wrong(`not of a task that is ${found.status}`);
  const { to } = TASK_TRANSITIONS[act];
  if (to === "stays" && left.status !== found.status) return wrong(`it leads to ${left.status}`);
  if (Array.isArray(to) && !to.includes(left.status)) return wrong(`it leads to ${left.status}`);
  return isLegal({ shape, found, step, left, earlier }) ? [] : wrong("the state before does not allow it, or it leaves another");
}
