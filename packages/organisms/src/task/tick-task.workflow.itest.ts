import { describe, expect, test } from "@jest/globals";
import type { ChoreId } from "@chorestree/atoms/chore";
import type { TaskId } from "@chorestree/atoms/task";
import { ChoreItem } from "@chorestree/atoms/chore/entity";
import { GuildScope } from "@chorestree/core/database";
import { backbones, needs } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const wishes = { members: ["Mia", "Sam"], managers: ["Mia"] };
const ITEMS = ["Sink", "Hob", "Floor"];

const kitchen = async (house: House, checklist: string[] = ITEMS, repeat?: string) =>
  (await house.organisms.createChore.execute(house.as("Mia").press(), { title: "Kitchen", checklist, ...(repeat && { repeat }) })).choreId;
const taskOf = async (house: House, choreId: ChoreId) =>
  (await house.organisms.createTask.execute(house.as("Mia").press(), { choreId })).taskId;
const show = (house: House, taskId: TaskId) => house.organisms.showTask.execute(house.as("Sam").press(), { taskId });
const tick = (house: House, taskId: TaskId, item: number, who = "Sam") =>
  house.organisms.tickTask.execute(house.as(who).press(), { taskId, item });
const untick = (house: House, taskId: TaskId, item: number, who = "Sam") =>
  house.organisms.untickTask.execute(house.as(who).press(), { taskId, item });
const ticked = async (house: House, taskId: TaskId) =>
  (await show(house, taskId)).checklist.filter(({ tickedBy }) => tickedBy !== null).map(({ text }) => text);

describe.each(backbones())("the checklist of a task on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("each task ticks its own, with who and when, and the next begins without", async () => {
    const house = await aHouse(wishes);
    const choreId = await kitchen(house);
    const [one, other] = [await taskOf(house, choreId), await taskOf(house, choreId)];
    expect(await tick(house, one, 2)).toEqual({ taskId: one, item: 2, ticked: true });
    const { memberId } = house.as("Sam");
    expect((await show(house, one)).checklist).toMatchObject([
      { item: 1, text: "Sink", tickedBy: null, tickedAt: null },
      { item: 2, text: "Hob", tickedBy: { memberId }, tickedAt: house.clock.now().toISOString() },
      { item: 3, text: "Floor", tickedBy: null },
    ]);
    expect(await ticked(house, other)).toEqual([]);
    expect(await untick(house, one, 2)).toMatchObject({ ticked: false });
    expect(await ticked(house, one)).toEqual([]);
    const told = (await house.events()).filter(({ name }) => name.endsWith("ticked")).map(({ name, data }) => ({ name, data }));
    const data = { taskId: one, item: 2, memberId };
    expect(told).toEqual([
      { name: "task.ticked", data },
      { name: "task.unticked", data },
    ]);
  });

  test("a task that comes back begins unticked", async () => {
    const house = await aHouse(wishes);
    const choreId = await kitchen(house, ITEMS, "every day at 18:00");
    await house.jobsDone();
    const open = async () => {
      const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { status: ["open"], limit: 10 });
      return items.filter((task) => task.choreId === choreId);
    };
    house.clock.advance({ hours: 24 });
    await house.jobsDone();
    const [first] = await open();
    if (!first) throw new Error("nothing opened");
    await tick(house, first.taskId, 1, "Mia");
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId: first.taskId });
    house.clock.advance({ hours: 24 });
    await house.jobsDone();
    const [next] = await open();
    expect(next?.taskId).not.toBe(first.taskId);
    expect(next?.checklist.map(({ text, tickedAt }) => [text, tickedAt])).toEqual(ITEMS.map((text) => [text, null]));
  });

  test("a task keeps the list that it was made with, whatever becomes of its chore's", async () => {
    const house = await aHouse(wishes);
    const choreId = await kitchen(house);
    const taskId = await taskOf(house, choreId);
    await tick(house, taskId, 1);
    await house.organisms.editChore.execute(house.as("Mia").press(), { choreId, checklist: ["Oven"] });
    expect((await show(house, taskId)).checklist.map(({ text }) => text)).toEqual(ITEMS);
    expect(await ticked(house, taskId)).toEqual(["Sink"]);
    expect((await show(house, await taskOf(house, choreId))).checklist.map(({ text }) => text)).toEqual(["Oven"]);
    await house.organisms.editChore.execute(house.as("Mia").press(), { choreId, title: "The kitchen" });
    expect((await show(house, await taskOf(house, choreId))).checklist).toHaveLength(1);
    await house.organisms.editChore.execute(house.as("Mia").press(), { choreId, checklist: null });
    expect((await show(house, await taskOf(house, choreId))).checklist).toEqual([]);
    const shown = await house.organisms.showChore.execute(house.as("Sam").press(), { choreId });
    expect(shown).toMatchObject({ checklist: [], checklistEdition: null });
  });

  test("nothing is ticked twice, nor unticked, nor ticked where there is no such item", async () => {
    const house = await aHouse(wishes);
    const taskId = await taskOf(house, await kitchen(house));
    await tick(house, taskId, 1);
    await expect(tick(house, taskId, 1, "Mia")).rejects.toMatchObject({ code: "task.item_ticked" });
    await expect(untick(house, taskId, 2)).rejects.toMatchObject({ code: "task.item_not_ticked" });
    await expect(tick(house, taskId, 4)).rejects.toMatchObject({ code: "task.item_unknown" });
    await expect(untick(house, taskId, 4)).rejects.toMatchObject({ code: "task.item_unknown" });
    await expect(tick(house, await house.task("Dishes"), 1)).rejects.toMatchObject({ code: "task.item_unknown" });
  });

  test("who may tick is who may complete; a list half ticked does not keep a task from being done, and then it rests", async () => {
    const house = await aHouse(wishes);
    const taskId = await taskOf(house, await kitchen(house));
    await house.organisms.claimTask.execute(house.as("Mia").press(), { taskId });
    await expect(tick(house, taskId, 1)).rejects.toMatchObject({ code: "access.permission_denied" });
    await tick(house, taskId, 1, "Mia");
    await expect(untick(house, taskId, 1)).rejects.toMatchObject({ code: "access.permission_denied" });
    expect(await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId })).toMatchObject({ status: "completed" });
    await expect(tick(house, taskId, 2, "Mia")).rejects.toMatchObject({ code: "task.not_open" });
    await expect(untick(house, taskId, 1, "Mia")).rejects.toMatchObject({ code: "task.not_open" });
  });

  test("the neighbours' task has no checklist here, the same as one that never was", async () => {
    const house = await aHouse(wishes);
    const next = await house.neighbours(wishes);
    const theirs = await taskOf(next, await kitchen(next));
    await expect(tick(house, theirs, 1)).rejects.toMatchObject({ code: "task.not_found" });
    await expect(untick(house, theirs, 1)).rejects.toMatchObject({ code: "task.not_found" });
  });

  test("the texts are sealed where they are kept", async () => {
    const house = await aHouse(wishes);
    await kitchen(house);
    const rows = await house.container.get(GuildScope).within(house.guildId, async () => {
      const { guildId, rows: items } = house.container.get(GuildScope).of(ChoreItem);
      return items.findBy({ guildId });
    });
    expect(rows).toHaveLength(3);
    for (const { text } of rows) expect(Buffer.from(text).toString("latin1")).not.toMatch(/Sink|Hob|Floor/);
  });

  needs(backbone, "manyConnections")("of two who tick the same item at once one is told that it is ticked", async () => {
    const house = await aHouse(wishes);
    const taskId = await taskOf(house, await kitchen(house));
    const outcomes = await Promise.allSettled([tick(house, taskId, 1), tick(house, taskId, 1, "Mia")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "task.item_ticked" } });
  });
});
