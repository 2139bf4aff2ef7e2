import { expect, test } from "@jest/globals";
import { MemberId } from "../member/member.id.js";
import { approveTask } from "./approve-task.rule.js";
import { assignTask } from "./assign-task.rule.js";
import { cancelTask } from "./cancel-task.rule.js";
import { claimTask } from "./claim-task.rule.js";
import { correctTask } from "./correct-task.rule.js";
import { completeTask } from "./complete-task.rule.js";
import { rejectTask } from "./reject-task.rule.js";
import { releaseTask } from "./release-task.rule.js";
import { reopenTask } from "./reopen-task.rule.js";
import { skipTask } from "./skip-task.rule.js";
import { acceptSwap } from "./swap-task.rule.js";
import { startTask } from "./start-task.rule.js";
import { TaskHeldByOther, TaskNotClosed, TaskNotHeld, TaskNotOpen, TaskNotSubmitted, TaskOwnWork } from "./task.errors.js";
import { type TaskAct, TaskId, type TaskFacts, type TaskMove, TaskStatus } from "./task.schema.js";
import { creditsOf, permissionTo, TASK_TRANSITIONS } from "./task-transitions.rule.js";

const mia = MemberId.parse("0193a1b2-0000-7000-8000-0000000000aa");
const sam = MemberId.parse("0193a1b2-0000-7000-8000-0000000000bb");
const now = new Date("2026-11-24T18:00:00Z");

const later = new Date(now.getTime() + 1);

/** A task of Mia's as it may lie in that state. */
function taskIn(status: TaskStatus): TaskFacts {
  const reported = status === "submitted" || status === "completed";
  return {
    id: TaskId.parse("0193a1b2-0000-7000-8000-000000000001"),
    status,
    mode: "any",
    workersNeeded: 1,
    assigneeIds: [mia],
    approval: "none",
    dueAt: null,
    openedAt: now,
    lapsedAt: null,
    effortMinutes: 20,
    startedAt: status === "in_progress" ? now : null,
    startedBy: status === "in_progress" ? mia : null,
    doers: reported ? [{ memberId: mia, day: "2026-11-24" }] : [],
    completedAt: reported ? now : null,
    completedOn: reported ? "2026-11-24" : null,
    spentMinutes: null,
  };
}

/** The acts of people that a rule decides, each as somebody would do it who may. */
const RULES: Readonly<Partial<Record<TaskAct, (task: TaskFacts) => TaskMove>>> = {
  "task.claim": (task) => claimTask({ ...task, assigneeIds: [] }, sam),
  "task.release": (task) => releaseTask(task, mia),
  "task.assign": (task) => assignTask(task, sam),
  "task.start": (task) => startTask(task, mia, now),
  "task.complete": (task) => completeTask(task, { doerIds: [mia], at: now, day: "2026-11-24" }),
  "task.approve": (task) => approveTask(task, sam),
  "task.reject": (task) => rejectTask(task, sam, now),
  "task.accept-swap": (task) => acceptSwap(task, { holderId: mia, askedId: null, expiresAt: later }, sam, now),
  "task.skip": skipTask,
  "task.cancel": cancelTask,
  "task.reopen": (task) => reopenTask(task, now),
  // One that is missed is put right where it was reported before.
  "task.correct": (task) =>
    correctTask({ ...task, createdAt: now, completedAt: now }, { by: sam, doerIds: [sam], verdict: "done", dayOf: () => "2026-11-24" }),
};
const acts = Object.keys(RULES) as TaskAct[];
const cells = acts.flatMap((act) => TaskStatus.options.map((status) => ({ act, status })));

test.each(cells)("$act of a task that is $status does what the table says", ({ act, status }) => {
  const { from, to }: { from: readonly TaskStatus[]; to: readonly TaskStatus[] | string } = TASK_TRANSITIONS[act];
  const move = () => RULES[act]?.(taskIn(status));
  if (!from.includes(status)) return expect(move).toThrow();
  const reached = move()?.status ?? status;
  if (to === "stays") expect(reached).toBe(status);
  else expect(to).toContain(reached);
});

test("a closed task is closed for every act but opening it again, a comment, putting right what was done, and the way back", () => {
  for (const status of ["completed", "skipped", "cancelled"] as const) {
    const corrections = status === "completed" ? ["task.correct"] : [];
    const allowed = Object.entries(TASK_TRANSITIONS).filter(([, { from }]) => (from as readonly TaskStatus[]).includes(status));
    expect(allowed.map(([act]) => act)).toEqual(["task.reopen", "task.comment", ...corrections, "task.undo"]);
  }
});

test("a refusal says what the act waits for", () => {
  expect(() => skipTask(taskIn("completed"))).toThrow(TaskNotOpen);
  expect(() => approveTask(taskIn("open"), sam)).toThrow(TaskNotSubmitted);
  expect(() => rejectTask(taskIn("completed"), sam, now)).toThrow(TaskNotSubmitted);
  expect(() => reopenTask(taskIn("open"), now)).toThrow(TaskNotClosed);
  expect(() => releaseTask({ ...taskIn("open"), assigneeIds: [] }, mia)).toThrow(TaskNotHeld);
  expect(() => assignTask(taskIn("open"), mia)).toThrow(TaskHeldByOther);
});

test("trap 18: nobody judges their own work", () => {
  expect(() => approveTask(taskIn("submitted"), mia)).toThrow(TaskOwnWork);
  expect(() => rejectTask(taskIn("submitted"), mia, now)).toThrow(TaskOwnWork);
});

test("trap 20: only a completed task has earned anything", () => {
  const earning = TaskStatus.options.filter((status) => creditsOf({ ...taskIn("completed"), status }).length > 0);
  expect(earning).toEqual(["completed"]);
  expect(creditsOf(taskIn("completed"))).toEqual([{ doerId: mia, day: "2026-11-24", minutes: 20 }]);
});

test("whatever ends a report takes its doer, time and minutes with it", () => {
  const gone = { doers: [], completedAt: null, completedOn: null, spentMinutes: null, note: null };
  for (const move of [rejectTask(taskIn("submitted"), sam, now), cancelTask(taskIn("submitted")), reopenTask(taskIn("completed"), now)])
    expect(move).toMatchObject(gone);
});

test("giving back and skipping what somebody else holds needs the wider permission", () => {
  expect(permissionTo("task.release", { assigneeIds: [mia] }, mia)).toBe("task.release");
  expect(permissionTo("task.release", { assigneeIds: [mia] }, sam)).toBe("task.release-others");
  expect(permissionTo("task.skip", { assigneeIds: [] }, sam)).toBe("task.skip");
  expect(permissionTo("task.skip", { assigneeIds: [mia] }, sam)).toBe("task.skip-others");
});
