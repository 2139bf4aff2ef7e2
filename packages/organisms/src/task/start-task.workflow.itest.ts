import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("starting a task on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("a free task becomes the starter's and is in progress; it is begun once, by one", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    const taskId = await house.task("Dishes");
    const start = (name: string) => house.organisms.startTask.execute(house.as(name).press(), { taskId });

    expect(await start("Mia")).toEqual({ taskId, status: "in_progress", step: 2 });
    expect(await house.holderOf(taskId)).toBe(house.as("Mia").memberId);
    await expect(start("Mia")).rejects.toMatchObject({ code: "task.already_started" });
    await expect(start("Sam")).rejects.toMatchObject({ code: "task.held_by_other" });
    expect(await house.eventNames()).toEqual(["task.created", "task.started"]);
  });

  test("what is being typed finds tasks that can be worked on, whatever case and accents, and no others", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.task("Café opruimen");
    const done = await house.task("Cafetaria");
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId: done });

    const found = await house.organisms.suggestTasks.execute(house.as("Mia").press(), { typed: "CAFE", limit: 25, act: "task.start" });
    expect(found.map(({ title }) => title)).toEqual(["Café opruimen"]);
    const shown = await house.organisms.showMember.execute(house.as("Mia").press(), { memberId: house.as("Mia").memberId });
    expect(shown).toMatchObject({ displayName: "Mia" });
  });
});
