import { describe, expect, test } from "@jest/globals";
import { TaskStep } from "@chorestree/atoms/task/entity";
import { GuildScope } from "@chorestree/core/database";
import { TaskRepository } from "@chorestree/molecules/task";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("taking the last act back on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("trap 19: the task is as it was to the last column, and history shows both", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const taskId = await house.task("Dishes", { effortMinutes: 20 });
    const mia = house.as("Mia");
    const shown = async () => {
      const { version: _, ...task } = await house.organisms.showTask.execute(mia.press(), { taskId });
      return task;
    };
    await house.organisms.startTask.execute(mia.press(), { taskId });
    const before = await shown();
    house.clock.advance({ minutes: 5 });
    const { step } = await house.organisms.completeTask.execute(mia.press(), { taskId, note: "with soap", minutes: 4 });
    expect(await house.organisms.undoTask.execute(mia.press(), { taskId, step })).toMatchObject({ status: "in_progress" });
    expect(await shown()).toEqual(before);

    const { items } = await house.organisms.showTaskHistory.execute(mia.press(), { taskId, limit: 2 });
    expect(items).toMatchObject([
      { act: "task.undo", undoes: step, undoneBy: null },
      { act: "task.complete", text: "with soap", undoneBy: step + 1 },
    ]);
    expect((await house.events()).at(-1)).toMatchObject({
      name: "task.reversed",
      data: { act: "task.complete", step, status: "in_progress", counts: [], uncounts: [{ doerId: mia.memberId, minutes: 20 }] },
    });
  });

  test("a note that an act took away is there again", async () => {
    const house = await aHouse({ members: ["Mia"], managers: ["Mia"] });
    const taskId = await house.task("Dishes");
    const act = { taskId };
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId, note: "with soap" });
    await house.organisms.reopenTask.execute(house.as("Mia").press(), act);
    await house.organisms.undoTask.execute(house.as("Mia").press(), act);
    expect(await house.organisms.showTask.execute(house.as("Mia").press(), act)).toMatchObject({ status: "completed", note: "with soap" });
  });

  test("one's own act for fifteen minutes, a manager later; somebody else's not at all", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const taskId = await house.task("Dishes", { assignee: "Mia" });
    const undo = (name: string) => house.organisms.undoTask.execute(house.as(name).press(), { taskId });
    await expect(undo("Sam")).rejects.toMatchObject({ code: "task.undo_not_yours", params: { holderId: house.as("Mia").memberId } });
    house.clock.advance({ minutes: 15, seconds: 1 });
    await expect(undo("Mia")).rejects.toMatchObject({ code: "task.undo_too_late" });
    expect(await house.holderOf(taskId)).toBe(house.as("Mia").memberId);
    await undo("Noor");
    expect(await house.holderOf(taskId)).toBeNull();
    await expect(undo("Noor")).rejects.toMatchObject({ code: "task.nothing_to_undo" });
  });

  test("who means an act after which somebody acted is told who, and nothing is taken back", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    const taskId = await house.task("Dishes");
    const { step } = await house.organisms.claimTask.execute(house.as("Mia").press(), { taskId });
    await house.organisms.releaseTask.execute(house.as("Mia").press(), { taskId });
    await house.organisms.claimTask.execute(house.as("Sam").press(), { taskId });
    await expect(house.organisms.undoTask.execute(house.as("Mia").press(), { taskId, step })).rejects.toMatchObject({
      code: "task.undo_not_last",
      params: { act: "task.claim", holderId: house.as("Sam").memberId },
    });
    expect(await house.holderOf(taskId)).toBe(house.as("Sam").memberId);
  });

  test("what the clock did since is taken along", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const taskId = await house.task("Dishes", { assignee: "Mia" });
    const tasks = house.container.get(TaskRepository);
    await house.within(async () =>
      tasks.update(await tasks.get(taskId), { move: { status: "missed" }, words: { act: "task.miss", actorId: null } }),
    );
    expect(await house.organisms.undoTask.execute(house.as("Mia").press(), { taskId })).toMatchObject({ status: "open" });
    expect(await house.holderOf(taskId)).toBeNull();
  });

  test("steps are only ever added: who acts in a guild can neither change nor delete one, nor take one back twice", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.task("Dishes", { assignee: "Mia" });
    const say = (sql: string) => house.within(() => house.container.get(GuildScope).of(TaskStep).manager.query(sql));
    await expect(say("UPDATE task_step SET at = now()")).rejects.toThrow("permission denied");
    await expect(say("DELETE FROM task_step")).rejects.toThrow("permission denied");
    const undo = (number: number) =>
      `INSERT INTO task_step SELECT guild_id, task_id, ${number}, 'task.undo', actor_id, NULL, at, NULL, '{}', '{}', NULL, NULL, NULL, 2
       FROM task_step WHERE number = 2`;
    await say(undo(3));
    await expect(say(undo(4))).rejects.toThrow("task_step_undone_once");
  });
});
