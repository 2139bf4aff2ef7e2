import { describe, expect, test } from "@jest/globals";
import { type AssignmentInput, checkPick, firstDayOfWindow } from "@chorestree/atoms/assignment";
import type { CreateChoreInput } from "@chorestree/atoms/chore";
import { type ActedOnTask, TaskPartDone, TaskPlacesTaken, type TaskView } from "@chorestree/atoms/task";
import { EffortRepository } from "@chorestree/molecules/task";
import { backbones, needs } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";
import { PassTasksOnWhenAbsenceCreated } from "./pass-tasks-on-when-absence-created.reaction.js";

const HOUSEMATES = ["Mia", "Sam", "Noor"];
const wishes = { members: HOUSEMATES, managers: ["Mia"] };

/** It is Wednesday 25 November 2026, 10:30 in Amsterdam; all are on the rota. */
async function aRota(house: House): Promise<void> {
  for (const name of HOUSEMATES) await house.organisms.joinRota.execute(house.as(name).press(), {});
}

const everybody: AssignmentInput = {
  how: "round_robin",
  mode: "any",
  who: { members: [], roles: [], skills: [] },
  cadence: "task",
  advance: "time",
  absence: "lose",
};

async function aChore(house: House, assignment: Partial<AssignmentInput>, more: Partial<CreateChoreInput> = {}): Promise<void> {
  const chore = { title: "Bedrooms", repeat: "every day 19:00", effortMinutes: 30, assignment: { ...everybody, ...assignment }, ...more };
  await house.organisms.createChore.execute(house.as("Mia").press(), chore);
  await house.jobsDone();
}

async function listed(house: House, status: TaskView["status"]): Promise<TaskView[]> {
  return (await house.organisms.listTasks.execute(house.as("Mia").press(), { status: [status], limit: 50 })).items;
}
async function openTask(house: House): Promise<TaskView> {
  const [task] = [...(await listed(house, "open")), ...(await listed(house, "in_progress"))];
  if (!task) throw new Error("nothing is open");
  return task;
}
const holdersOf = ({ assignees }: TaskView) => assignees.map(({ member }) => member.displayName ?? "");
const does = (house: House, name: string, { taskId }: Pick<ActedOnTask, "taskId">) =>
  house.organisms.completeTask.execute(house.as(name).press(), { taskId });

async function balancesOf(house: House): Promise<Record<string, number>> {
  const today = house.clock.now().toISOString().slice(0, 10);
  const seconds = await house.within(() => house.container.get(EffortRepository).balances(firstDayOfWindow(today), "2027-12-31"));
  return Object.fromEntries(HOUSEMATES.map((name) => [name, (seconds.get(house.as(name).memberId) ?? 0) / 60]));
}

async function goesAway(house: House, name: string): Promise<void> {
  await house.organisms.createAbsence.execute(house.as(name).press(), { from: "today", to: "tomorrow" });
  const event = (await house.events()).filter((one) => one.name === "absence.created").at(-1);
  const delivery = {
    data: event?.data,
    occurredAt: house.clock.now().toISOString(),
    cause: { memberId: null, correlationId: "c" },
  } as never;
  await house.within(() => house.container.get(PassTasksOnWhenAbsenceCreated).handle(delivery));
}

describe.each(backbones())("what several have to do on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("each: everybody who is there has it, has credit for their own, and no balance moves", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await goesAway(house, "Noor");
    await aChore(house, { mode: "each" });
    const task = await openTask(house);
    expect(holdersOf(task)).toEqual(["Mia", "Sam"]);
    expect(task.assignees[0]?.why?.reason).toMatchObject({ code: "each", passedOver: [{ because: "away" }] });

    expect(await does(house, "Mia", task)).toMatchObject({ status: "open", creditedMinutes: 30 });
    await expect(does(house, "Mia", task)).rejects.toThrow(TaskPartDone);
    expect((await openTask(house)).assignees.map(({ isDone }) => isDone)).toEqual([true, false]);
    expect(await does(house, "Sam", task)).toMatchObject({ status: "completed", creditedMinutes: 30 });
    expect(Object.values(await balancesOf(house))).toEqual([0, 0, 0]);

    const told = (await house.events()).filter(({ name }) => name === "task.part-done" || name === "task.completed");
    expect(told.map(({ name, data }) => [name, (data["credits"] as unknown[]).length])).toEqual([
      ["task.part-done", 1],
      ["task.part-done", 1],
      ["task.completed", 0],
    ]);
  });

  test("each: when the last who has not done it goes away the whole is done, and the next one comes", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { mode: "each" }, { repeat: "2 days after it was last done" });
    const task = await openTask(house);
    for (const name of ["Mia", "Sam"]) await does(house, name, task);
    await goesAway(house, "Noor");
    expect(await house.statusOf(task.taskId)).toBe("completed");
    expect((await house.events()).filter(({ name }) => name === "task.completed")).toHaveLength(1);
    await house.jobsDone();
    expect((await listed(house, "scheduled")).map(({ dueAt }) => dueAt?.slice(0, 10))).toEqual(["2026-11-27"]);
  });

  test("each: what is late is over, whatever the others do; who did theirs keeps it, and who is late may still", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { mode: "each" }, { overdue: "pass", graceMinutes: 60 });
    const task = await openTask(house);
    await does(house, "Mia", task);
    house.clock.advance({ hours: 24 });
    await house.jobsDone();
    expect(await house.statusOf(task.taskId)).toBe("missed");
    const missed = await house.organisms.showTask.execute(house.as("Sam").press(), { taskId: task.taskId });
    expect(missed.doers.map(({ displayName }) => displayName)).toEqual(["Mia"]);
    expect(await does(house, "Sam", task)).toMatchObject({ status: "missed", creditedMinutes: 30 });
    expect(await does(house, "Noor", task)).toMatchObject({ status: "completed", onTime: false });
  });

  test("all: each place has its own reason, it is done with the last part, and all of it is charged to all", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { mode: "all", workersNeeded: 2, how: "least_load" });
    const task = await openTask(house);
    expect(task.assignees).toHaveLength(2);
    for (const { member, why } of task.assignees) {
      if (!why) throw new Error("each place says why");
      expect(checkPick({ memberId: member.memberId, reason: why.reason })).toBe(true);
    }
    const [first = "", second = ""] = holdersOf(task);
    expect(await does(house, first, task)).toMatchObject({ status: "open", creditedMinutes: 0 });
    expect(Object.values(await balancesOf(house))).toEqual([0, 0, 0]);
    expect(await does(house, second, task)).toMatchObject({ status: "completed", creditedMinutes: 60 });
    const balances = await balancesOf(house);
    expect([balances[first], balances[second]]).toEqual([10, 10]);
    expect(Object.values(balances).reduce((sum, minutes) => sum + minutes, 0)).toBe(0);
  });

  test("all: who goes away before their part is done hands on that place alone", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { mode: "all", workersNeeded: 2 });
    const task = await openTask(house);
    const [first = "", second = ""] = holdersOf(task);
    await does(house, first, task);
    await goesAway(house, second);
    const third = HOUSEMATES.find((name) => name !== first && name !== second) ?? "";
    expect(holdersOf(await openTask(house))).toEqual([first, third]);
    expect((await openTask(house)).assignees.every(({ why }) => why !== null)).toBe(true);
    expect(await does(house, third, task)).toMatchObject({ status: "completed" });
  });

  test("any of two: done together it counts for both, and the plan shows both places", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { workersNeeded: 2, how: "least_load" });
    const plan = await house.organisms.showPlan.execute(house.as("Sam").press(), {});
    expect(plan.tasks.every(({ assignees }) => assignees.length === 2)).toBe(true);
    expect(plan.balances.reduce((sum, { afterSeconds }) => sum + afterSeconds, 0)).toBe(0);

    const { taskId } = await openTask(house);
    const [first = "", second = ""] = holdersOf(await openTask(house));
    const together = { taskId, with: [house.as(second).memberId] };
    expect(await house.organisms.completeTask.execute(house.as(first).press(), together)).toMatchObject({ creditedMinutes: 60 });
    const balances = await balancesOf(house);
    expect([balances[first], balances[second]]).toEqual([10, 10]);
  });

  test("a part that is taken back is to be done again, and the ledger is as it was", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { mode: "all", workersNeeded: 2 });
    const task = await openTask(house);
    const [first = "", second = ""] = holdersOf(task);
    await does(house, first, task);
    await does(house, second, task);
    await house.organisms.undoTask.execute(house.as(second).press(), { taskId: task.taskId });
    expect(Object.values(await balancesOf(house))).toEqual([0, 0, 0]);
    expect((await openTask(house)).assignees.map(({ isDone }) => isDone)).toEqual([true, false]);
    await house.organisms.undoTask.execute(house.as(first).press(), { taskId: task.taskId });
    expect((await openTask(house)).assignees.map(({ isDone }) => isDone)).toEqual([false, false]);
    expect((await openTask(house)).version).toBe(task.version + 4);
  });

  test("one made by hand of a chore that each does for themselves is everybody's at once", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    const assignment = { ...everybody, mode: "each" } as const;
    const { choreId } = await house.organisms.createChore.execute(house.as("Mia").press(), { title: "Vote", assignment });
    const { taskId } = await house.organisms.createTask.execute(house.as("Mia").press(), { choreId });
    expect(await house.holdersOf(taskId)).toHaveLength(3);
  });

  needs(backbone, "manyConnections")("eight at once for two places: two have one, and six are told that all are taken", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor", "Omar", "Ida", "Bo", "Eva", "Tom"] });
    const taskId = await house.task("Couch", { workersNeeded: 2 });
    const names = ["Mia", "Sam", "Noor", "Omar", "Ida", "Bo", "Eva", "Tom"];
    const outcomes = await Promise.allSettled(names.map((name) => house.organisms.claimTask.execute(house.as(name).press(), { taskId })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(TaskPlacesTaken);
    expect(await house.holdersOf(taskId)).toHaveLength(2);
  });

  needs(backbone, "manyConnections")("two who do their parts at the same moment both have, and the whole is done once", async () => {
    const house = await aHouse(wishes);
    for (let round = 0; round < 5; round++) {
      const taskId = await house.task("Couch", { mode: "all", workersNeeded: 2, assignee: "Mia" });
      await Promise.all([does(house, "Mia", { taskId }), does(house, "Sam", { taskId })]);
      expect(await house.statusOf(taskId)).toBe("completed");
    }
    expect((await house.events()).filter(({ name }) => name === "task.completed")).toHaveLength(5);
  });
});
