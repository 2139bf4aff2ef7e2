import { describe, expect, test } from "@jest/globals";
import { isDomainError } from "@chorestree/atoms/kernel";
import type { TaskId } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

describe.each(backbones())("swapping on $name", (backbone) => {
  const aHouse = houses(backbone);
  const offer = (house: House, taskId: TaskId, asked?: string, hours = 24) =>
    house.organisms.swapTask.execute(house.as("Mia").press(), { taskId, hours, ...(asked && { asked: house.as(asked).userId }) });
  const answer = (house: House, name: string, which: "acceptSwap" | "declineSwap" | "withdrawSwap", taskId: TaskId) =>
    house.organisms[which].execute(house.as(name).press(), { taskId });
  const swapOf = async (house: House, taskId: TaskId) => (await house.organisms.showTask.execute(house.as("Mia").press(), { taskId })).swap;

  test("who was asked takes it over, is credited for doing it, and the offer is gone", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"] });
    const taskId = await house.task("Dishes");
    await house.organisms.startTask.execute(house.as("Mia").press(), { taskId });
    await offer(house, taskId, "Sam");
    expect(await swapOf(house, taskId)).toEqual({
      asked: expect.objectContaining({ displayName: "Sam" }),
      expiresAt: "2026-11-26T09:30:00.000Z",
    });
    await expect(answer(house, "Noor", "acceptSwap", taskId)).rejects.toMatchObject({ code: "task.swap_not_for_you" });
    await expect(answer(house, "Mia", "acceptSwap", taskId)).rejects.toMatchObject({ code: "task.already_yours" });
    expect(await answer(house, "Sam", "acceptSwap", taskId)).toMatchObject({ status: "open" });
    expect(await house.holderOf(taskId)).toBe(house.as("Sam").memberId);
    expect(await swapOf(house, taskId)).toBeNull();
    await house.organisms.completeTask.execute(house.as("Sam").press(), { taskId });
    expect(
      (await house.events()).slice(2).map(({ name, data }) => [name, data["assigneeId"] ?? data["doerId"] ?? data["askedId"]]),
    ).toEqual([
      ["task.swap-offered", house.as("Sam").memberId],
      ["task.swapped", house.as("Sam").memberId],
      ["task.completed", house.as("Sam").memberId],
    ]);
  });

  test("an offer ends by no, by withdrawing, by time, by a new one, or when the task changes hands", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const gone = async (taskId: TaskId) => {
      expect(await swapOf(house, taskId)).toBeNull();
      await expect(answer(house, "Sam", "acceptSwap", taskId)).rejects.toMatchObject({ code: "task.swap_gone" });
    };
    const taskId = await house.task("Dishes", { assignee: "Mia" });
    await gone(taskId);
    await offer(house, taskId, "Sam");
    await expect(answer(house, "Noor", "declineSwap", taskId)).rejects.toMatchObject({ code: "task.swap_not_for_you" });
    await answer(house, "Sam", "declineSwap", taskId);
    await gone(taskId);
    await offer(house, taskId);
    await expect(answer(house, "Sam", "declineSwap", taskId)).rejects.toMatchObject({ code: "task.swap_not_for_you" });
    await expect(answer(house, "Sam", "withdrawSwap", taskId)).rejects.toMatchObject({ code: "task.not_yours" });
    await answer(house, "Mia", "withdrawSwap", taskId);
    await gone(taskId);
    await offer(house, taskId, undefined, 1);
    house.clock.advance({ hours: 1 });
    await gone(taskId);
    await offer(house, taskId, "Noor");
    await offer(house, taskId, "Sam");
    expect(await swapOf(house, taskId)).toMatchObject({ asked: { displayName: "Sam" } });
    await house.organisms.releaseTask.execute(house.as("Mia").press(), { taskId });
    await gone(taskId);
    const { dataSource } = house.backbone.database;
    const states: { state: string }[] = await dataSource.query("SELECT state FROM task_swap WHERE task_id = $1 ORDER BY step", [taskId]);
    expect(states.map(({ state }) => state)).toEqual(["declined", "withdrawn", "expired", "withdrawn", "offered"]);
  });

  test("only whoever holds it offers it, and only to somebody else who is here", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    const taskId = await house.task("Dishes");
    await expect(offer(house, taskId)).rejects.toMatchObject({ code: "task.not_yours" });
    await house.organisms.claimTask.execute(house.as("Mia").press(), { taskId });
    await expect(offer(house, taskId, "Mia")).rejects.toMatchObject({ code: "task.already_yours" });
    await house.organisms.recogniseMember.left({ guildId: house.guildId, userId: house.as("Sam").userId });
    await expect(offer(house, taskId, "Sam")).rejects.toMatchObject({ code: "member.not_found" });
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId });
    await expect(offer(house, taskId)).rejects.toMatchObject({ code: "task.not_open" });
  });

  test("trap 19: a swap that is taken back leaves the task with its holder and on offer as before, also after a newer offer", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    const taskId = await house.task("Dishes", { assignee: "Mia" });
    await offer(house, taskId);
    const before = await swapOf(house, taskId);
    await answer(house, "Sam", "acceptSwap", taskId);
    await house.organisms.swapTask.execute(house.as("Sam").press(), { taskId, hours: 1 });
    await house.organisms.undoTask.execute(house.as("Sam").press(), { taskId });
    expect(await house.holderOf(taskId)).toBe(house.as("Mia").memberId);
    expect(await swapOf(house, taskId)).toEqual(before);
    await answer(house, "Sam", "acceptSwap", taskId);
  });

  test("of many who take over at the same moment exactly one gets it", async () => {
    const names = ["Mia", "Ann", "Ben", "Cas", "Dov", "Eva"];
    const house = await aHouse({ members: names });
    for (let round = 0; round < 10; round++) {
      const taskId = await house.task("Dishes", { assignee: "Mia" });
      await offer(house, taskId);
      const takers = names.slice(1).map((name) => answer(house, name, "acceptSwap", taskId));
      const outcomes = await Promise.allSettled([...takers, answer(house, "Mia", "withdrawSwap", taskId)]);
      for (const outcome of outcomes) if (outcome.status === "rejected" && !isDomainError(outcome.reason)) throw outcome.reason;
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });
});
