import { describe, expect, test } from "@jest/globals";
import { TaskHeldByOther } from "@chorestree/atoms/task";
import { backbones, needs } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

const refusals = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));

describe.each(backbones())("claiming a task on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("a free task becomes the claimer's, and everyone hears of it", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const dishes = await house.task("Dishes");

    await house.organisms.claimTask.execute(house.as("Mia").press(), { taskId: dishes });
    expect(await house.holderOf(dishes)).toBe(house.as("Mia").memberId);
    expect(await house.eventNames()).toEqual(["task.created", "task.claimed"]);
  });

  test("who comes second is told who has it, however often they press", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    const dishes = await house.task("Dishes", { assignee: "Mia" });
    const press = house.as("Sam").press();
    const held = { code: "task.held_by_other", params: { taskId: dishes, holderId: house.as("Mia").memberId } };

    await expect(house.organisms.claimTask.execute(press, { taskId: dishes })).rejects.toBeInstanceOf(TaskHeldByOther);
    await expect(house.organisms.claimTask.execute(press, { taskId: dishes })).rejects.toMatchObject(held);
    expect(await house.holderOf(dishes)).toBe(house.as("Mia").memberId);
  });

  needs(backbone, "manyConnections")("of eight at the same moment exactly one gets it, and seven are told who", async () => {
    const names = ["Ann", "Ben", "Cas", "Dov", "Eva", "Fay", "Gus", "Hal"];
    const house = await aHouse({ members: names });
    const dishes = await house.task("Dishes");

    const outcomes = await Promise.allSettled(
      names.map((name) => house.organisms.claimTask.execute(house.as(name).press(), { taskId: dishes })),
    );
    const holderId = await house.holderOf(dishes);
    expect(refusals(outcomes)).toHaveLength(7);
    for (const refusal of refusals(outcomes)) expect(refusal).toMatchObject({ code: "task.held_by_other", params: { holderId } });
    expect((await house.eventNames()).filter((name) => name === "task.claimed")).toHaveLength(1);
  });
});
