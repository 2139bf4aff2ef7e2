import { describe, expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import { TaskNotFound } from "@chorestree/atoms/task";
import { TaskRepository } from "@chorestree/molecules/task";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("completing a task on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("one press delivered twice is one act", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const taskId = await house.task("Dishes", { effortMinutes: 20 });
    const press = house.as("Mia").press();

    const first = await house.organisms.completeTask.execute(press, { taskId, note: "with soap" });
    expect(first).toEqual({ taskId, status: "completed", onTime: true, creditedMinutes: 20 });
    expect(await house.organisms.completeTask.execute(press, { taskId, note: "with soap" })).toEqual(first);
    expect(await house.eventNames()).toEqual(["task.created", "task.completed"]);
  });

  test("twenty presses at once book it once", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const taskId = await house.task("Dishes");

    const presses = Array.from({ length: 20 }, () => house.organisms.completeTask.execute(house.as("Mia").press(), { taskId }));
    const outcomes = await Promise.allSettled(presses);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await house.eventNames()).toEqual(["task.created", "task.completed"]);
  });

  test("when it cannot be written the task is still open and nothing is announced", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const taskId = await house.task("Dishes");
    const tasks = house.container.get(TaskRepository);
    const update = tasks.update.bind(tasks);
    tasks.update = async (...change) => {
      await update(...change);
      throw new Error("the disk is full");
    };

    await expect(house.organisms.completeTask.execute(house.as("Mia").press(), { taskId })).rejects.toThrow("the disk is full");
    expect(await house.statusOf(taskId)).toBe("open");
    expect(await house.eventNames()).toEqual(["task.created"]);
  });

  test("someone else's task needs the wider permission", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const taskId = await house.task("Dishes", { assignee: "Sam" });

    await expect(house.organisms.completeTask.execute(house.as("Mia").press(), { taskId })).rejects.toBeInstanceOf(PermissionDenied);
    expect(await house.statusOf(taskId)).toBe("open");
    await house.organisms.completeTask.execute(house.as("Noor").press(), { taskId });
    expect(await house.statusOf(taskId)).toBe("completed");
  });

  test("late work is work, and known as late", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const taskId = await house.task("Dishes", { due: "today 18:00" });
    house.clock.advance({ hours: 12 });

    expect(await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId })).toMatchObject({ onTime: false });
  });

  test("the neighbours' task does not exist for us", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const neighbours = await house.neighbours({ members: ["Zoe"] });
    const taskId = await house.task("Dishes");

    await expect(neighbours.organisms.completeTask.execute(neighbours.as("Zoe").press(), { taskId })).rejects.toBeInstanceOf(TaskNotFound);
    await expect(neighbours.organisms.showTask.execute(neighbours.as("Zoe").press(), { taskId })).rejects.toBeInstanceOf(TaskNotFound);
    expect(await house.statusOf(taskId)).toBe("open");
  });
});
