import { describe, expect, test } from "@jest/globals";
import type { CreateChoreInput } from "@chorestree/atoms/chore";
import type { TaskView } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const wishes = { members: ["Mia", "Noor"], managers: ["Noor"] };
const noor = (house: House) => house.as("Noor").press();
const tasksOf = async (house: House): Promise<TaskView[]> => (await house.organisms.listTasks.execute(noor(house), { limit: 100 })).items;

/** It is Wednesday 25 November 2026, 10:30 in Amsterdam. */
async function aReported(house: House, chore: Partial<CreateChoreInput>): Promise<TaskView> {
  await house.organisms.createChore.execute(noor(house), { title: "Bins", approval: "required", ...chore });
  await house.jobsDone();
  const open = (await tasksOf(house)).find(({ status }) => status === "open");
  if (!open) throw new Error("nothing is open");
  await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId: open.taskId });
  return open;
}

const sendBack = (house: House, { taskId }: Pick<TaskView, "taskId">, due: string) =>
  house.organisms.rejectTask.execute(noor(house), { taskId, reason: "still full", due });

describe.each(backbones())("sending back with a new due on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("it is open again by the new due, late no more, and the event says by when", async () => {
    const house = await aHouse(wishes);
    const taskId = await house.task("Dishes", { approval: "required", due: "today 18:00" });
    house.clock.advance({ hours: 10 });
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId });
    await sendBack(house, { taskId }, "tomorrow 18:00");
    expect(await house.organisms.showTask.execute(noor(house), { taskId })).toMatchObject({
      status: "open",
      overdue: false,
      dueAt: "2026-11-26T17:00:00.000Z",
    });
    expect((await house.events()).at(-1)).toMatchObject({ name: "task.rejected", data: { dueAt: "2026-11-26T17:00:00.000Z" } });
    house.clock.advance({ hours: 24 });
    expect(await house.organisms.showTask.execute(noor(house), { taskId })).toMatchObject({ overdue: true });
  });

  test("a due that has gone by, or cannot be read, is refused and nothing is sent back", async () => {
    const house = await aHouse(wishes);
    const taskId = await house.task("Dishes", { approval: "required" });
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId });
    await expect(sendBack(house, { taskId }, "yesterday 18:00")).rejects.toMatchObject({ code: "due.in_past" });
    await expect(sendBack(house, { taskId }, "when pigs fly")).rejects.toMatchObject({ code: "due.unreadable" });
    expect(await house.statusOf(taskId)).toBe("submitted");
  });

  test("taking it back restores the old due exactly", async () => {
    const house = await aHouse(wishes);
    const { taskId } = await aReported(house, { repeat: "every wednesday 19:00" });
    const shown = async () => {
      const { version: _, ...task } = await house.organisms.showTask.execute(noor(house), { taskId });
      return task;
    };
    const before = await shown();
    await house.backbone.database.dataSource.query("UPDATE guild SET time_zone = 'America/New_York' WHERE guild_id = $1", [house.guildId]);
    await sendBack(house, { taskId }, "saturday 10:00");
    expect(await shown()).toMatchObject({ dueAt: "2026-11-28T15:00:00.000Z", timeZone: "America/New_York" });
    await house.organisms.undoTask.execute(noor(house), { taskId });
    expect(await shown()).toEqual(before);
  });

  test("what follows from it goes, however late the new due is: there is no second successor", async () => {
    const house = await aHouse(wishes);
    const sent = await aReported(house, { repeat: "3 days after it was last done" });
    expect(await tasksOf(house)).toHaveLength(2);
    await sendBack(house, sent, "in 2 weeks");
    await house.jobsDone();
    expect((await tasksOf(house)).map(({ taskId, status }) => [taskId, status])).toEqual([[sent.taskId, "open"]]);
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId: sent.taskId });
    expect((await tasksOf(house)).map(({ status }) => status).sort()).toEqual(["scheduled", "submitted"]);
  });

  test.each([
    ["another task's", "2026-11-28T18:00:00Z"],
    ["far away", "2026-12-20T18:00:00Z"],
  ])("of a chore of the calendar no day is lost or made twice, also where the new due is %s", async (_, due) => {
    const house = await aHouse(wishes);
    const sent = await aReported(house, { repeat: "every day 19:00", overdue: "pass" });
    const others = async () => (await tasksOf(house)).filter(({ taskId }) => taskId !== sent.taskId).map(({ dueAt }) => dueAt);
    const planned = await others();
    await sendBack(house, sent, due);
    await house.jobsDone();
    expect(await others()).toEqual(planned);
    house.clock.advance({ hours: 14 * 24 });
    await house.jobsDone();
    const days = (await others()).map((dueAt) => Date.parse(dueAt?.slice(0, 10) ?? ""));
    expect(days.length).toBeGreaterThan(planned.length);
    for (const [nth, day] of days.entries()) expect(day - (days[0] ?? 0)).toBe(nth * 24 * 3_600_000);
  });
});
