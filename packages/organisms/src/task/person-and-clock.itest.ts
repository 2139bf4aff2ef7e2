import { describe, expect, test } from "@jest/globals";
import type { MemberId } from "@chorestree/atoms/member";
import type { ChoreId, CreateChoreInput } from "@chorestree/atoms/chore";
import { TaskChanged, type TaskStatus, type TaskView } from "@chorestree/atoms/task";
import { TaskRepository } from "@chorestree/molecules/task";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";
import { HandOver } from "./hand-over.service.js";
import { PassTasksOnWhenAbsenceCreated } from "./pass-tasks-on-when-absence-created.reaction.js";

const wishes = { members: ["Mia", "Sam"], managers: ["Mia"] };
const mia = (house: House) => house.as("Mia").press();
const CAUSE = { memberId: null, correlationId: "c" };
const DAY = 24;

/** `11-30 open` of each task of the house, in the order in which they are due. */
async function storyOf(house: House): Promise<string[]> {
  const { items } = await house.organisms.listTasks.execute(mia(house), { limit: 100 });
  return items.map(({ dueAt, status }) => `${dueAt?.slice(5, 10) ?? "no date"} ${status}`);
}

async function firstIn(house: House, status: TaskStatus): Promise<TaskView> {
  const [first] = (await house.organisms.listTasks.execute(mia(house), { status: [status], limit: 1 })).items;
  if (!first) throw new Error(`nothing is ${status}`);
  return first;
}

/** It is Wednesday 25 November 2026, 10:30 in Amsterdam. */
const later = async (house: House, hours: number) => {
  house.clock.advance({ hours });
  await house.jobsDone();
};

const chore = async (house: House, input: Partial<CreateChoreInput>): Promise<ChoreId> => {
  const { choreId } = await house.organisms.createChore.execute(mia(house), { title: "Bins", ...input });
  await house.jobsDone();
  return choreId;
};

async function goesAway(house: House, name: string, input: object): Promise<void> {
  await house.organisms.createAbsence.execute(house.as(name).press(), input);
  const event = (await house.events()).filter((one) => one.name === "absence.created").at(-1);
  const delivery = { data: event?.data, occurredAt: house.clock.now().toISOString(), cause: CAUSE } as never;
  await house.within(() => house.container.get(PassTasksOnWhenAbsenceCreated).handle(delivery));
}

const giveToSam = (house: House, { taskId }: TaskView) =>
  house.organisms.assignTask.execute(mia(house), { taskId, memberId: house.as("Sam").memberId });

describe.each(backbones())("what people and the clock do to the same tasks on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("an older task that an undo brings back does not put away what has opened since", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "every day 19:00", overdue: "miss" });
    const { taskId } = await firstIn(house, "scheduled");
    await house.organisms.cancelTask.execute(mia(house), { taskId });
    await later(house, 2 * DAY);
    expect((await storyOf(house)).slice(0, 3)).toEqual(["11-25 missed", "11-26 cancelled", "11-27 open"]);
    await house.organisms.undoTask.execute(mia(house), { taskId });
    expect((await storyOf(house)).slice(0, 3)).toEqual(["11-25 missed", "11-26 missed", "11-27 open"]);
  });

  test("a task that was opened again goes with the one in turn when the next opens", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "every day 19:00", overdue: "miss" });
    const { taskId } = await firstIn(house, "open");
    await later(house, DAY);
    await house.organisms.reopenTask.execute(mia(house), { taskId });
    await later(house, DAY);
    expect((await storyOf(house)).slice(0, 3)).toEqual(["11-25 missed", "11-26 missed", "11-27 open"]);
  });

  test("a missed task that is opened again stays open, however late it is", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "3 days after it was last done", overdue: "miss" });
    const { taskId } = await firstIn(house, "open");
    await later(house, DAY);
    expect(await house.statusOf(taskId)).toBe("missed");
    await house.organisms.reopenTask.execute(mia(house), { taskId });
    await house.jobsDone();
    expect(await house.statusOf(taskId)).toBe("open");
    expect(await storyOf(house)).toHaveLength(1);
  });

  test("one that never opened, opened by hand and missed, may still be done late", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "every day 19:00", overdue: "miss" });
    await later(house, 3 * DAY);
    const { items } = await house.organisms.listTasks.execute(mia(house), { status: ["missed"], limit: 2 });
    const { taskId } = items[1] as TaskView;
    await house.organisms.reopenTask.execute(mia(house), { taskId });
    await later(house, DAY);
    expect(await house.statusOf(taskId)).toBe("missed");
    expect(await house.organisms.completeTask.execute(mia(house), { taskId })).toMatchObject({ status: "completed" });
  });

  test("a rejected report takes its successor with it, and its task is not missed for being late", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "3 days after it was last done", approval: "required", overdue: "miss", graceMinutes: 60 });
    const { taskId } = await firstIn(house, "open");
    await house.organisms.completeTask.execute(house.as("Sam").press(), { taskId });
    await later(house, DAY);
    await house.organisms.rejectTask.execute(mia(house), { taskId, reason: "They still stand there" });
    await house.jobsDone();
    expect((await storyOf(house)).map((line) => line.split(" ")[1])).toEqual(["open"]);
  });

  test("of a chore that is over, or comes back no more, nothing is left that was given by hand and can never open", async () => {
    const house = await aHouse(wishes);
    for (const end of ["archive", "edit"] as const) {
      const choreId = await chore(house, { repeat: "every monday 19:00" });
      await giveToSam(house, await firstIn(house, "scheduled"));
      if (end === "archive") await house.organisms.archiveChore.execute(mia(house), { choreId });
      else await house.organisms.editChore.execute(mia(house), { choreId, repeat: null });
    }
    expect(await storyOf(house)).toEqual(["11-30 cancelled", "11-30 cancelled"]);
    expect((await house.eventNames()).filter((name) => name === "task.cancelled")).toHaveLength(2);
  });
});

describe.each(backbones())("who has a task while people come and go on $name", (backbone) => {
  const aHouse = houses(backbone);

  /** Both are on the rota. */
  async function aRota(): Promise<House> {
    const house = await aHouse(wishes);
    for (const name of wishes.members) await house.organisms.joinRota.execute(house.as(name).press(), {});
    await chore(house, { repeat: "every day 19:00" });
    return house;
  }

  test("trap 23: passed on while all are away, it goes to the first who is back", async () => {
    const house = await aRota();
    const { taskId, assignees } = await firstIn(house, "open");
    const [holder, other] = assignees[0]?.member.displayName === "Mia" ? ["Mia", "Sam"] : ["Sam", "Mia"];
    await goesAway(house, other, { from: "today", to: "today" });
    await goesAway(house, holder, { from: "today", to: "sunday" });
    expect(await house.holderOf(taskId)).toBeNull();
    await later(house, DAY);
    expect(await house.holderOf(taskId)).toBe(house.as(other).memberId);
  });

  test("what was given by hand before it opened is somebody else's when its holder goes away on its day", async () => {
    const house = await aRota();
    const pinned = await firstIn(house, "scheduled");
    await giveToSam(house, pinned);
    await goesAway(house, "Sam", { from: "today", to: "sunday" });
    await house.organisms.completeTask.execute(mia(house), { taskId: (await firstIn(house, "open")).taskId });
    await later(house, DAY);
    expect(await house.holderOf(pinned.taskId)).toBe(house.as("Mia").memberId);
  });

  test("what somebody did with it since it was read stands: it is not passed on", async () => {
    const house = await aRota();
    const { taskId } = await firstIn(house, "open");
    const found = await house.within(() => house.container.get(TaskRepository).get(taskId));
    await house.organisms.skipTask.execute(mia(house), { taskId, reason: "The bins were stolen" });
    const passing = house.within(() =>
      house.container.get(HandOver).passOn(CAUSE, found, found.assigneeIds[0] as MemberId, house.clock.now()),
    );
    await expect(passing).rejects.toThrow(TaskChanged);
    expect(await house.statusOf(taskId)).toBe("skipped");
  });
});
