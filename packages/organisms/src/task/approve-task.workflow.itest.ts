import { describe, expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import type { CreateTaskInput } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("approving tasks on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("what is reported counts once a manager has looked, for the day on which it was done and for whoever did it", async () => {
    const house = await aHouse({ members: ["Mia", "Noor"], managers: ["Noor"] });
    const taskId = await house.task("Dishes", { approval: "required", effortMinutes: 20, due: "today 18:00" });
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId });
    house.clock.advance({ hours: 24 });
    await expect(house.organisms.approveTask.execute(house.as("Mia").press(), { taskId })).rejects.toBeInstanceOf(PermissionDenied);
    expect(await house.organisms.approveTask.execute(house.as("Noor").press(), { taskId })).toMatchObject({
      status: "completed",
      onTime: true,
      creditedMinutes: 20,
    });
    expect((await house.events()).at(-1)).toMatchObject({
      name: "task.completed",
      actor: house.as("Noor").memberId,
      data: { doerId: house.as("Mia").memberId, day: "2026-11-25", creditedMinutes: 20 },
    });
  });

  test("trap 18: whoever did it neither approves nor sends it back, whatever else they may", async () => {
    const house = await aHouse({ members: ["Noor", "Omar"], managers: ["Noor", "Omar"] });
    const taskId = await house.task("Dishes", { approval: "required" });
    const noor = house.as("Noor");
    await house.organisms.completeTask.execute(house.as("Omar").press(), { taskId, doer: noor.memberId });
    await expect(house.organisms.approveTask.execute(noor.press(), { taskId })).rejects.toMatchObject({ code: "task.own_work" });
    await expect(house.organisms.rejectTask.execute(noor.press(), { taskId, reason: "x" })).rejects.toMatchObject({
      code: "task.own_work",
    });
    expect(await house.statusOf(taskId)).toBe("submitted");
  });

  test("what is sent back is open again, with the reason on record and nothing earned", async () => {
    const house = await aHouse({ members: ["Mia", "Noor"], managers: ["Noor"] });
    const taskId = await house.task("Dishes", { approval: "required", assignee: "Mia" });
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId, note: "done" });
    await house.organisms.rejectTask.execute(house.as("Noor").press(), { taskId, reason: "still greasy" });
    const task = await house.organisms.showTask.execute(house.as("Mia").press(), { taskId });
    expect(task).toMatchObject({ status: "open", assignees: [{ member: { displayName: "Mia" } }], doers: [], note: null });
    const { items } = await house.organisms.showTaskHistory.execute(house.as("Mia").press(), { taskId, limit: 2 });
    expect(items.map(({ text }) => text)).toEqual(["still greasy", "done"]);
    expect((await house.eventNames()).slice(2)).toEqual(["task.submitted", "task.rejected"]);
  });

  test("a chore that asks for approval asks for it in each of its tasks, whatever the task is made with", async () => {
    const house = await aHouse({ members: ["Noor"], managers: ["Noor"] });
    const noor = () => house.as("Noor").press();
    const approvalOf = async (input: CreateTaskInput) => {
      const { taskId } = await house.organisms.createTask.execute(noor(), input);
      return (await house.organisms.showTask.execute(noor(), { taskId })).approval;
    };
    const careful = await house.organisms.createChore.execute(noor(), { title: "Boiler", approval: "required" });
    const plain = await house.organisms.createChore.execute(noor(), { title: "Bins" });
    expect(await approvalOf({ choreId: careful.choreId })).toBe("required");
    expect(await approvalOf({ choreId: careful.choreId, approval: "none" })).toBe("required");
    expect(await approvalOf({ choreId: plain.choreId })).toBe("none");
    expect(await approvalOf({ choreId: plain.choreId, approval: "required" })).toBe("required");
    expect(await approvalOf({ title: "Once" })).toBe("none");
  });
});
