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
    expect(first).toEqual({ taskId, status: "completed", step: 2, onTime: true, creditedMinutes: 20 });
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

  test("trap 25: a manager reports what Sam did of Mia's task: Sam is credited, both are on record, and Mia's minutes too", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const taskId = await house.task("Dishes", { effortMinutes: 20 });
    await house.organisms.startTask.execute(house.as("Mia").press(), { taskId });
    house.clock.advance({ minutes: 25 });
    const [sam, noor] = [house.as("Sam"), house.as("Noor")];
    await house.organisms.completeTask.execute(noor.press(), { taskId, doer: sam.userId, minutes: 10 });

    const [completed] = (await house.events()).filter(({ name }) => name === "task.completed");
    expect(completed).toMatchObject({ actor: noor.memberId, data: { doerId: sam.memberId, creditedMinutes: 20, day: "2026-11-25" } });
    const task = await house.organisms.showTask.execute(sam.press(), { taskId });
    expect(task).toMatchObject({ doers: [{ displayName: "Sam" }], spentMinutes: 10, assignees: [{ member: { displayName: "Mia" } }] });
    const { items } = await house.organisms.showTaskHistory.execute(sam.press(), { taskId, limit: 10 });
    expect(items[0]).toMatchObject({
      actor: { displayName: "Noor" },
      doer: { displayName: "Sam" },
      worker: { displayName: "Mia" },
      workedMinutes: 25,
    });
  });

  test("work of somebody else's, or of somebody who has left, is not reported by a member", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const taskId = await house.task("Dishes");
    const report = (name: string, doer: string) =>
      house.organisms.completeTask.execute(house.as(name).press(), { taskId, doer: house.as(doer).memberId });
    await expect(report("Mia", "Sam")).rejects.toBeInstanceOf(PermissionDenied);
    await house.organisms.recogniseMember.left({ guildId: house.guildId, userId: house.as("Sam").userId });
    await expect(report("Noor", "Sam")).rejects.toMatchObject({ code: "member.not_found" });
    expect(await house.statusOf(taskId)).toBe("open");
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
