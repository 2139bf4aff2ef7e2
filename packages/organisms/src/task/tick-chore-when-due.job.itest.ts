import { describe, expect, test } from "@jest/globals";
import type { ChoreId, CreateChoreInput } from "@chorestree/atoms/chore";
import { TaskNotOpen, type TaskView } from "@chorestree/atoms/task";
import { Chore } from "@chorestree/atoms/chore/entity";
import { GuildScope } from "@chorestree/core/database";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

/** `11-30 19:00 open` of each task of the house, in the order in which they are due. */
async function storyOf(house: House): Promise<string[]> {
  const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { limit: 100 });
  return items.map(({ dueAt, status }) => `${dueAt?.slice(5, 16).replace("T", " ") ?? "no date"} ${status}`);
}

const chore = async (house: House, input: Partial<CreateChoreInput>): Promise<ChoreId> => {
  const { choreId } = await house.organisms.createChore.execute(house.as("Mia").press(), { title: "Bins", ...input });
  await house.jobsDone();
  return choreId;
};

const openTask = async (house: House): Promise<TaskView> => {
  const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { status: ["open"], limit: 1 });
  if (!items[0]) throw new Error("nothing is open");
  return items[0];
};

/** It is Wednesday 25 November 2026, 10:30 in Amsterdam. */
const later = async (house: House, hours: number) => {
  house.clock.advance({ hours });
  await house.jobsDone();
};
const DAY = 24;

describe.each(backbones())("chores that come back on $name", (backbone) => {
  const aHouse = houses(backbone);
  const wishes = { members: ["Mia", "Sam"], managers: ["Mia"] };

  test("its tasks are made to the end of next week, and each opens with its day", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "every monday 19:00" });
    expect(await storyOf(house)).toEqual(["11-30 18:00 scheduled"]);
    await later(house, 5 * DAY);
    expect(await storyOf(house)).toEqual(["11-30 18:00 open", "12-07 18:00 scheduled"]);
    expect(await house.eventNames()).toEqual(["chore.created", "task.scheduled", "task.scheduled", "task.opened"]);
  });

  test("what has not opened can be neither claimed nor done", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "every monday 19:00" });
    const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { status: ["scheduled"], limit: 1 });
    const [{ taskId }] = items as [TaskView];
    await expect(house.organisms.claimTask.execute(house.as("Sam").press(), { taskId })).rejects.toThrow(TaskNotOpen);
    await expect(house.organisms.completeTask.execute(house.as("Sam").press(), { taskId })).rejects.toThrow(TaskNotOpen);
  });

  test("trap 6: unseen for 16 days and then done, the two lost ones stand as missed and the next is still to come", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "every monday 19:00" });
    await later(house, 5 * DAY);
    await later(house, 16 * DAY);
    await house.organisms.completeTask.execute(house.as("Sam").press(), { taskId: (await openTask(house)).taskId });
    await house.jobsDone();
    expect(await storyOf(house)).toEqual(["11-30 18:00 completed", "12-07 18:00 missed", "12-14 18:00 missed", "12-21 18:00 scheduled"]);
  });

  test("what was over before it opened cannot be done any more; what was open and missed can", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "every day 19:00", overdue: "miss" });
    await later(house, 3 * DAY);
    expect((await storyOf(house)).slice(0, 4)).toEqual([
      "11-25 18:00 missed",
      "11-26 18:00 missed",
      "11-27 18:00 missed",
      "11-28 18:00 open",
    ]);
    const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { status: ["missed"], limit: 9 });
    const [first, second] = items as [TaskView, TaskView];
    await expect(house.organisms.completeTask.execute(house.as("Sam").press(), { taskId: second.taskId })).rejects.toThrow(TaskNotOpen);
    const late = await house.organisms.completeTask.execute(house.as("Sam").press(), { taskId: first.taskId });
    expect(late).toMatchObject({ status: "completed", onTime: false });
  });

  test("trap 16: counted from when it was done, twenty who report it at once make one successor", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "3 days after it was last done" });
    await later(house, 3 * DAY);
    const { taskId } = await openTask(house);
    const presses = Array.from({ length: 20 }, () => house.organisms.completeTask.execute(house.as("Sam").press(), { taskId }));
    const outcomes = await Promise.allSettled(presses);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await house.jobsDone();
    const names = await house.eventNames();
    expect(names.filter((name) => name === "task.completed" || name === "task.scheduled")).toEqual([
      "task.scheduled",
      "task.completed",
      "task.scheduled",
    ]);
    expect((await storyOf(house)).map((line) => line.split(" ")[2])).toEqual(["completed", "scheduled"]);
  });

  test("steal: when its grace has run out its holder has lost it, and anybody may take it", async () => {
    const house = await aHouse(wishes);
    await chore(house, { repeat: "every monday 19:00", overdue: "steal", graceMinutes: 60 });
    await later(house, 5 * DAY);
    const { taskId } = await openTask(house);
    await house.organisms.claimTask.execute(house.as("Mia").press(), { taskId });
    await later(house, 9);
    expect(await house.holderOf(taskId)).toBe(house.as("Mia").memberId);
    await later(house, 1);
    expect(await house.holderOf(taskId)).toBeNull();
    await house.organisms.claimTask.execute(house.as("Sam").press(), { taskId });
    await later(house, 1);
    expect(await house.holderOf(taskId)).toBe(house.as("Sam").memberId);
  });

  test("an edited schedule replaces what has not opened; what people have seen stays, and nothing is owed for the time before", async () => {
    const house = await aHouse(wishes);
    const choreId = await chore(house, { repeat: "every day 19:00" });
    await house.organisms.editChore.execute(house.as("Mia").press(), { choreId, repeat: "every monday 8:00", title: "Paper" });
    await house.jobsDone();
    expect(await storyOf(house)).toEqual(["11-25 18:00 open", "11-30 07:00 scheduled"]);
    await house.organisms.editChore.execute(house.as("Mia").press(), { choreId, repeat: null });
    await house.jobsDone();
    expect(await storyOf(house)).toEqual(["11-25 18:00 open"]);
  });

  test("a paused chore brings nothing, and owes nothing for that time when it is resumed", async () => {
    const house = await aHouse(wishes);
    const choreId = await chore(house, { repeat: "every day 19:00" });
    await house.organisms.completeTask.execute(house.as("Sam").press(), { taskId: (await openTask(house)).taskId });
    await house.organisms.pauseChore.execute(house.as("Mia").press(), { choreId });
    await later(house, 4 * DAY);
    expect(await storyOf(house)).toEqual(["11-25 18:00 completed"]);
    await house.organisms.resumeChore.execute(house.as("Mia").press(), { choreId });
    await house.jobsDone();
    expect((await storyOf(house)).slice(0, 3)).toEqual(["11-25 18:00 completed", "11-29 18:00 open", "11-30 18:00 scheduled"]);
  });

  test("trap 50: a stored rule that no longer reads keeps the completion, asks for attention, and others go on", async () => {
    const house = await aHouse(wishes);
    const broken = await chore(house, { repeat: "2 days after it was last done" });
    await later(house, 2 * DAY);
    const { taskId } = await openTask(house);
    await house.within(async () => {
      const { guildId, rows } = house.container.get(GuildScope).of(Chore);
      const { schedule } = await rows.findOneByOrFail({ guildId, id: broken });
      await rows.update({ guildId, id: broken }, { schedule: { ...schedule, rule: "FREQ=FORTNIGHTLY" } });
    });
    await house.organisms.completeTask.execute(house.as("Sam").press(), { taskId });
    expect(await house.statusOf(taskId)).toBe("completed");
    expect(await house.organisms.showChore.execute(house.as("Mia").press(), { choreId: broken })).toMatchObject({ needsAttention: true });
    await chore(house, { title: "Paper", repeat: "every day 19:00" });
    expect((await openTask(house)).title).toBe("Paper");
  });
});
