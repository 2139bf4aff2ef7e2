import { describe, expect, test } from "@jest/globals";
import { isDomainError } from "@chorestree/atoms/kernel";
import {
  type Credit,
  creditsOf,
  isAllowedIn,
  replay,
  TASK_TRANSITIONS,
  type TaskColumns,
  type TaskId,
  type TaskStatus,
} from "@chorestree/atoms/task";
import type { Task } from "@chorestree/atoms/task/entity";
import { GuildScope } from "@chorestree/core/database";
import { TaskRepository, TaskStepRepository } from "@chorestree/molecules/task";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const ROUNDS = 10;
const AT_ONCE = 20;
const names = ["Mia", "Sam", "Noor", "Omar"];

describe.each(backbones())("many at one task at the same moment on $name", (backbone) => {
  const aHouse = houses(backbone);
  const wishes = { members: names, managers: ["Noor", "Omar"] };

  /** How many of those at once went through; whoever did not was refused, and nothing broke. */
  async function atOnce(acts: readonly (() => Promise<unknown>)[]): Promise<number> {
    const outcomes = await Promise.allSettled(acts.map((act) => act()));
    for (const outcome of outcomes) if (outcome.status === "rejected" && !isDomainError(outcome.reason)) throw outcome.reason;
    return outcomes.filter(({ status }) => status === "fulfilled").length;
  }
  const many = (act: (n: number) => Promise<unknown>) => Array.from({ length: AT_ONCE }, (_, n) => () => act(n));

  test("trap 16: twenty who complete, approve or take back leave one completion, one approval and one way back", async () => {
    const house = await aHouse(wishes);
    const { completeTask, approveTask, undoTask } = house.organisms;
    for (let round = 0; round < ROUNDS; round++) {
      const taskId = await house.task("Dishes", { approval: "required", effortMinutes: 20 });
      expect(await atOnce(many((n) => completeTask.execute(house.as(n % 2 ? "Mia" : "Sam").press(), { taskId })))).toBe(1);
      expect(await atOnce(many((n) => approveTask.execute(house.as(n % 2 ? "Noor" : "Omar").press(), { taskId })))).toBe(1);
      expect(await atOnce(many((n) => undoTask.execute(house.as(n % 2 ? "Noor" : "Omar").press(), { taskId, step: 3 })))).toBe(1);
      expect(await house.statusOf(taskId)).toBe("submitted");
      expect(await legalHistory(house, taskId)).toEqual(["task.create", "task.complete", "task.approve", "task.undo"]);
    }
  });

  test("nobody who only says something is refused for others who do so too", async () => {
    const house = await aHouse(wishes);
    for (let round = 0; round < ROUNDS; round++) {
      const taskId = await house.task("Dishes");
      const say = (n: number) => house.organisms.commentTask.execute(house.as("Mia").press(), { taskId, comment: `No ${n}` });
      expect(await atOnce(many(say))).toBe(AT_ONCE);
      await legalHistory(house, taskId);
    }
  });

  test("whatever they do at once, what is left is one legal history", async () => {
    const house = await aHouse(wishes);
    const { organisms } = house;
    for (let round = 0; round < ROUNDS; round++) {
      const taskId = await house.task("Dishes", { effortMinutes: 20, approval: round % 2 ? "required" : "none" });
      const acts = [
        () => organisms.claimTask.execute(house.as("Mia").press(), { taskId }),
        () => organisms.startTask.execute(house.as("Sam").press(), { taskId }),
        () => organisms.assignTask.execute(house.as("Noor").press(), { taskId, memberId: house.as("Mia").memberId }),
        () => organisms.releaseTask.execute(house.as("Noor").press(), { taskId }),
        () => organisms.completeTask.execute(house.as("Omar").press(), { taskId, note: "done" }),
        () => organisms.approveTask.execute(house.as("Noor").press(), { taskId }),
        () => organisms.skipTask.execute(house.as("Omar").press(), { taskId, reason: "no water" }),
        () => organisms.reopenTask.execute(house.as("Noor").press(), { taskId }),
        () => organisms.commentTask.execute(house.as("Sam").press(), { taskId, comment: "hm" }),
        () => organisms.undoTask.execute(house.as("Omar").press(), { taskId }),
      ];
      await atOnce([...acts, ...acts.toReversed()]);
      await legalHistory(house, taskId);
    }
  });
});

/**
 * Walks through the history of a task: no step is missing or double, each found what the one before left, each was allowed then, each has
 * its one event, and what was counted is what stands.
 * @returns the acts, oldest first
 */
async function legalHistory(house: House, taskId: TaskId): Promise<string[]> {
  const { task, steps } = await house.container.get(GuildScope).within(house.guildId, async () => ({
    task: await house.container.get(TaskRepository).get(taskId),
    steps: await house.container.get(TaskStepRepository).of(taskId),
  }));
  const events = (await house.events()).filter(({ aggregateId }) => aggregateId === taskId);
  expect(steps.map(({ number }) => number)).toEqual(Array.from({ length: task.version }, (_, index) => index + 1));
  expect(events).toHaveLength(steps.length);

  let found: TaskColumns = {
    assigneeIds: [],
    startedAt: null,
    startedBy: null,
    doers: [],
    completedAt: null,
    completedOn: null,
    note: false,
  };
  found = { ...found, spentMinutes: null, ...steps[0]?.after };
  let counted: Credit[] = [];
  for (const [index, step] of steps.slice(1).entries()) {
    expect(found).toMatchObject(step.before);
    expect(isAllowedIn(step.act, found.status as TaskStatus)).toBe(true);
    found = { ...found, ...step.after };
    const { name, data } = events[index + 1] as { name: string; data: Record<string, unknown> };
    expect(TASK_TRANSITIONS[step.act].emits as readonly string[]).toContain(name);
    if (name === "task.completed") counted = data["credits"] as Credit[];
    if (name === "task.reopened" || name === "task.reversed") {
      expect(data["uncounts"]).toEqual(counted);
      counted = (data["counts"] as Credit[] | undefined) ?? [];
    }
    expect(counted).toEqual(creditsIn(task, found));
  }
  expect({ status: task.status, assigneeIds: task.assigneeIds }).toEqual({ status: found.status, assigneeIds: found.assigneeIds });
  expect(counted).toEqual(creditsOf(task));
  expect(replay(steps).standing[0]?.act).toBe("task.create");
  return steps.map(({ act }) => act);
}

const creditsIn = ({ id, mode, workersNeeded, approval, effortMinutes }: Task, { status, doers }: TaskColumns): Credit[] =>
  creditsOf({ id, mode, workersNeeded, approval, effortMinutes, status: status as TaskStatus, doers: doers ?? [] });
