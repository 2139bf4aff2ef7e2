import { describe, expect, test } from "@jest/globals";
import { Task } from "@chorestree/atoms/task/entity";
import { DueUnreadable } from "@chorestree/atoms/schedule";
import { TaskNeedsTitle } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("creating a task on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("the due text is read in the guild's zone, and the wall clock is kept with it", async () => {
    const house = await aHouse({ members: ["Mia"], timeZone: "America/New_York" });
    const taskId = await house.task("Dishes", { due: "tomorrow 18:00" });
    expect(await house.organisms.showTask.execute(house.as("Mia").press(), { taskId })).toMatchObject({
      title: "Dishes",
      dueAt: "2026-11-26T23:00:00.000Z",
      timeZone: "America/New_York",
      status: "open",
      overdue: false,
      assignees: [],
    });
  });

  test("a chore lends title and effort; what was said wins", async () => {
    const house = await aHouse({ members: ["Mia"], managers: ["Mia"] });
    const mia = () => house.as("Mia").press();
    const { choreId } = await house.organisms.createChore.execute(mia(), { title: "Windows", effortMinutes: 45 });
    const show = (taskId: Parameters<typeof house.statusOf>[0]) => house.organisms.showTask.execute(mia(), { taskId });

    const lent = await house.organisms.createTask.execute(mia(), { choreId });
    expect(await show(lent.taskId)).toMatchObject({ title: "Windows", effortMinutes: 45, choreId });
    const said = await house.organisms.createTask.execute(mia(), { choreId, title: "Kitchen windows", effortMinutes: 10 });
    expect(await show(said.taskId)).toMatchObject({ title: "Kitchen windows", effortMinutes: 10, choreId });
  });

  test("neither a title nor a chore, or a date that cannot be read: nothing is made and nothing announced", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await expect(house.organisms.createTask.execute(house.as("Mia").press(), {})).rejects.toBeInstanceOf(TaskNeedsTitle);
    await expect(house.organisms.createTask.execute(house.as("Mia").press(), { title: "X", due: "soon" })).rejects.toBeInstanceOf(
      DueUnreadable,
    );
    expect(await house.eventNames()).toEqual([]);
  });

  test("a title is sealed where it lies, and no event tells it", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.task("Visit the doctor");
    const { rows } = { rows: house.backbone.database.dataSource.getRepository(Task) };
    const [stored] = await rows.findBy({ guildId: house.guildId });
    expect(stored?.title.toString("latin1")).not.toContain("doctor");
    expect(JSON.stringify(await house.events())).not.toContain("doctor");
  });

  test("events stand in the order of commits: positions without a gap, a sequence for each task", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const dishes = await house.task("Dishes", { assignee: "Mia" });
    await house.task("Windows");
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId: dishes });

    const events = await house.events();
    expect(events.map(({ position }) => Number(position))).toEqual([1, 2, 3, 4]);
    expect(events.filter(({ aggregateId }) => aggregateId === dishes).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });
});
