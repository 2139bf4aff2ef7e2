import { describe, expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import type { TaskId } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("closing tasks and opening them again on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("trap 20: a skipped task has a reason on record, and credits nobody", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    const taskId = await house.task("Dishes", { assignee: "Mia" });
    const skip = (name: string) => house.organisms.skipTask.execute(house.as(name).press(), { taskId, reason: "no hot water" });
    await expect(skip("Sam")).rejects.toBeInstanceOf(PermissionDenied);
    expect(await skip("Mia")).toMatchObject({ status: "skipped" });

    const [last] = (await house.organisms.showTaskHistory.execute(house.as("Sam").press(), { taskId, limit: 1 })).items;
    expect(last).toMatchObject({ act: "task.skip", text: "no hot water", actor: { displayName: "Mia" } });
    expect(await house.eventNames()).toEqual(["task.created", "task.claimed", "task.skipped"]);
    expect(JSON.stringify(await house.events())).not.toContain("hot water");
  });

  test("only a manager cancels and opens again, and only what is closed is opened", async () => {
    const house = await aHouse({ members: ["Mia", "Noor"], managers: ["Noor"] });
    const act = (name: string, which: "cancelTask" | "reopenTask", taskId: TaskId) =>
      house.organisms[which].execute(house.as(name).press(), { taskId });
    const taskId = await house.task("Dishes");
    await expect(act("Mia", "cancelTask", taskId)).rejects.toBeInstanceOf(PermissionDenied);
    await expect(act("Noor", "reopenTask", taskId)).rejects.toMatchObject({ code: "task.not_closed" });
    await act("Noor", "cancelTask", taskId);
    await expect(act("Mia", "reopenTask", taskId)).rejects.toBeInstanceOf(PermissionDenied);
    expect(await act("Noor", "reopenTask", taskId)).toMatchObject({ status: "open" });
  });

  test("a completion that is opened again is nobody's any more, and the event says what it had earned", async () => {
    const house = await aHouse({ members: ["Mia", "Noor"], managers: ["Noor"] });
    const taskId = await house.task("Dishes", { effortMinutes: 20 });
    const mia = house.as("Mia");
    await house.organisms.completeTask.execute(mia.press(), { taskId, note: "with soap", minutes: 30 });
    await house.organisms.reopenTask.execute(house.as("Noor").press(), { taskId });

    const task = await house.organisms.showTask.execute(mia.press(), { taskId });
    expect(task).toMatchObject({ status: "open", doers: [], completedAt: null, note: null, spentMinutes: null });
    expect((await house.events()).at(-1)).toMatchObject({
      name: "task.reopened",
      data: { uncounts: [{ doerId: mia.memberId, day: "2026-11-25", minutes: 20 }] },
    });
  });

  test("a comment is sealed, changes nothing, and is for every state", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const taskId = await house.task("Dishes");
    const say = (comment: string) => house.organisms.commentTask.execute(house.as("Mia").press(), { taskId, comment });
    await say("the doctor said no soap");
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId });
    expect(await say("done anyway")).toMatchObject({ status: "completed" });

    const { items } = await house.organisms.showTaskHistory.execute(house.as("Mia").press(), { taskId, limit: 10 });
    expect(items.map(({ step, act, text }) => [step, act, text])).toEqual([
      [4, "task.comment", "done anyway"],
      [3, "task.complete", null],
      [2, "task.comment", "the doctor said no soap"],
      [1, "task.create", null],
    ]);
    const stored: { text: Buffer | null }[] = await house.backbone.database.dataSource.query("SELECT text FROM task_step");
    expect(Buffer.concat(stored.flatMap(({ text }) => text ?? [])).toString("latin1")).not.toContain("doctor");
    expect(JSON.stringify(await house.events())).not.toContain("doctor");
  });
});
