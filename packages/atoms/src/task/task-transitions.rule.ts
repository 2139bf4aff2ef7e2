import { shareOut } from "../assignment/share-out.rule.js";
import type { MemberId } from "../member/member.id.js";
import { TaskNotClosed, TaskNotCompleted, TaskNotOpen, TaskNotSubmitted } from "./task.errors.js";
import type { Credit, TaskAct, TaskFacts, TaskStatus } from "./task.schema.js";

interface Transition {
  /** The states in which it may be done; none for what makes a task. */
  readonly from: readonly TaskStatus[];
  /** Where it leads: one of these; the state stays; or the state before the act that is undone. */
  readonly to: readonly TaskStatus[] | "stays" | "as it was";
  /** The permission it takes, and the one it takes where the task or the act is somebody else's; null is the clock. */
  readonly who: { readonly own: string; readonly others: string } | null;
  /** One of these, at each time. */
  readonly emits: readonly string[];
  /** The act that takes it back; null where nothing does. */
  readonly undoneBy: TaskAct | null;
}

const WORKABLE = ["open", "in_progress"] as const;
const EVERY = ["scheduled", "open", "in_progress", "submitted", "completed", "skipped", "missed", "cancelled"] as const;
const anyone = <const Permission extends string>(permission: Permission) => ({ own: permission, others: permission });

/** The life of a task, whole: what may be done in which state, by whom, where it leads, what is announced and how it is taken back. */
export const TASK_TRANSITIONS = {
  "task.create": { from: [], to: ["open"], who: anyone("task.create"), emits: ["task.created"], undoneBy: "task.cancel" },
  "task.open": { from: ["scheduled"], to: ["open"], who: null, emits: ["task.opened"], undoneBy: null },
  "task.claim": { from: WORKABLE, to: "stays", who: anyone("task.claim"), emits: ["task.claimed"], undoneBy: "task.undo" },
  "task.release": {
    from: ["scheduled", ...WORKABLE],
    to: ["scheduled", "open", "in_progress"],
    who: { own: "task.release", others: "task.release-others" },
    emits: ["task.released"],
    undoneBy: "task.undo",
  },
  // Who is given a task that somebody else began has not begun it; of several who have it, another may be at it.
  "task.assign": {
    from: ["scheduled", ...WORKABLE],
    to: ["scheduled", "open", "in_progress"],
    who: anyone("task.assign"),
    emits: ["task.assigned"],
    undoneBy: "task.undo",
  },
  "task.start": { from: ["open"], to: ["in_progress"], who: anyone("task.start"), emits: ["task.started"], undoneBy: "task.undo" },
  // A missed task may still be done: late work is work, and reports show it as late. What several have to do stays as it is before the last.
  "task.complete": {
    from: [...WORKABLE, "missed"],
    to: ["completed", "submitted", "open", "in_progress", "missed"],
    who: { own: "task.complete", others: "task.complete-others" },
    emits: ["task.part-done", "task.completed", "task.submitted"],
    undoneBy: "task.undo",
  },
  "task.approve": {
    from: ["submitted"],
    to: ["completed"],
    who: anyone("task.approve"),
    emits: ["task.completed"],
    undoneBy: "task.undo",
  },
  "task.reject": { from: ["submitted"], to: ["open"], who: anyone("task.reject"), emits: ["task.rejected"], undoneBy: "task.undo" },
  "task.skip": {
    from: WORKABLE,
    to: ["skipped"],
    who: { own: "task.skip", others: "task.skip-others" },
    emits: ["task.skipped"],
    undoneBy: "task.undo",
  },
  "task.miss": { from: ["scheduled", ...WORKABLE], to: ["missed"], who: null, emits: ["task.missed"], undoneBy: null },
  // Whoever held it has lost it by the chore's overdue policy.
  "task.lapse": { from: WORKABLE, to: ["open"], who: null, emits: ["task.lapsed"], undoneBy: null },
  "task.cancel": {
    from: ["scheduled", ...WORKABLE, "submitted"],
    to: ["cancelled"],
    who: anyone("task.cancel"),
    emits: ["task.cancelled"],
    undoneBy: "task.undo",
  },
  "task.reopen": {
    from: ["completed", "skipped", "missed", "cancelled"],
    to: ["open"],
    who: anyone("task.reopen"),
    emits: ["task.reopened"],
    undoneBy: "task.undo",
  },
  "task.swap": { from: WORKABLE, to: "stays", who: anyone("task.swap"), emits: ["task.swap-offered"], undoneBy: "task.withdraw-swap" },
  "task.accept-swap": { from: WORKABLE, to: WORKABLE, who: anyone("task.accept-swap"), emits: ["task.swapped"], undoneBy: "task.undo" },
  "task.decline-swap": { from: WORKABLE, to: "stays", who: anyone("task.decline-swap"), emits: ["task.swap-declined"], undoneBy: null },
  "task.withdraw-swap": { from: WORKABLE, to: "stays", who: anyone("task.withdraw-swap"), emits: ["task.swap-withdrawn"], undoneBy: null },
  "task.comment": { from: EVERY, to: "stays", who: anyone("task.comment"), emits: ["task.commented"], undoneBy: null },
  // Whatever came later: what followed from it stays.
  "task.correct": {
    from: ["completed", "missed"],
    to: ["completed", "missed"],
    who: anyone("task.correct"),
    emits: ["task.corrected"],
    undoneBy: "task.undo",
  },
  "task.undo": {
    from: EVERY,
    to: "as it was",
    who: { own: "task.undo", others: "task.undo-others" },
    emits: ["task.reversed"],
    undoneBy: null,
  },
} as const satisfies Readonly<Record<TaskAct, Transition>>;

type TaskPermission = NonNullable<(typeof TASK_TRANSITIONS)[TaskAct]["who"]>;
type PermissionOf<Act extends TaskAct> = NonNullable<(typeof TASK_TRANSITIONS)[Act]["who"]>[keyof TaskPermission];

/** Still to be done. What follows from a task comes once it is not, also where its report waits for an approver. */
export const isUnfinished = ({ status }: Pick<TaskFacts, "status">): boolean =>
  status === "scheduled" || status === "open" || status === "in_progress";

export const isAllowedIn = (act: TaskAct, status: TaskStatus): boolean =>
  (TASK_TRANSITIONS[act].from as readonly TaskStatus[]).includes(status);

/** What is said about a task, and changes nothing of it: no act to take back, and none that stands in the way. */
export const isAside = (act: TaskAct): boolean => TASK_TRANSITIONS[act].to === "stays" && TASK_TRANSITIONS[act].undoneBy !== "task.undo";

/** @throws TaskNotOpen, TaskNotSubmitted, TaskNotCompleted, TaskNotClosed: the one that says what the act waits for */
export function requireState(act: TaskAct, { id: taskId, status }: Pick<TaskFacts, "id" | "status">): void {
  if (isAllowedIn(act, status)) return;
  if (act === "task.approve" || act === "task.reject") throw new TaskNotSubmitted({ taskId, status });
  if (act === "task.correct") throw new TaskNotCompleted({ taskId, status });
  if (act === "task.reopen") throw new TaskNotClosed({ taskId, status });
  throw new TaskNotOpen({ taskId, status });
}

/** A task that nobody holds is anyone's; on somebody else's an act may need the wider permission. */
export function permissionTo<const Act extends TaskAct>(
  act: Act,
  { assigneeIds }: Pick<TaskFacts, "assigneeIds">,
  actor: MemberId,
): PermissionOf<Act> {
  const who = TASK_TRANSITIONS[act].who as { own: PermissionOf<Act>; others: PermissionOf<Act> };
  return assigneeIds.length === 0 || assigneeIds.includes(actor) ? who.own : who.others;
}

/** What begins to count as a task goes from one state to another. */
export function earnedBy(found: Earning, left: Earning): Credit[] {
  const before = creditsOf(found);
  return creditsOf(left).filter(
    ({ doerId, day, minutes }) => !before.some((one) => one.doerId === doerId && one.day === day && one.minutes === minutes),
  );
}

/** In which what each has done for themselves counts, before the others have. */
const COUNTING: readonly TaskStatus[] = ["open", "in_progress", "missed", "completed"];

type Earning = Pick<TaskFacts, "id" | "status" | "mode" | "workersNeeded" | "approval" | "doers" | "effortMinutes">;

/** What the task has earned as it stands, for each who did it: nothing before it is completed, but where each does it for themselves. */
export function creditsOf({ id, status, mode, workersNeeded, approval, doers, effortMinutes }: Earning): Credit[] {
  const countsAtOnce = mode === "each" && approval === "none" && COUNTING.includes(status);
  if (status !== "completed" && !countsAtOnce) return [];
  const workers = mode === "each" ? doers.length : Math.min(doers.length, workersNeeded);
  const shares = shareOut(
    effortMinutes * workers,
    doers.map(({ memberId }) => ({ memberId, weight: 1 })),
    id,
  );
  return doers.map(({ memberId, day }) => ({ doerId: memberId, day, minutes: shares.get(memberId) ?? 0 }));
}
