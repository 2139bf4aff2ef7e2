import { describe, expect, test } from "@jest/globals";
import type { ChoreId } from "@chorestree/atoms/chore";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("a week's progress in the tree on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("counts what is open, due or done this week, once in its chore and in each above it, and neither what is later nor what was skipped", async () => {
    const house = await aHouse({ members: ["Mia"], managers: ["Mia"] });
    const { createChore, createTask, completeTask, skipTask, showTree } = house.organisms;
    const mia = () => house.as("Mia").press();
    const add = async (title: string, parentId?: ChoreId) =>
      (await createChore.execute(mia(), { title, ...(parentId && { parentId }) })).choreId;
    const home = await add("House");
    const kitchen = await add("Kitchen", home);
    const task = async (choreId: ChoreId, due?: string) => (await createTask.execute(mia(), { choreId, ...(due && { due }) })).taskId;
    await task(kitchen);
    await task(kitchen, "friday 18:00");
    await task(kitchen, "2026-12-03 18:00");
    await completeTask.execute(mia(), { taskId: await task(kitchen, "2026-12-04 18:00") });
    await skipTask.execute(mia(), { taskId: await task(kitchen), reason: "no water" });
    await task(home);
    const progress = async () => (await showTree.execute(mia(), {})).items.map((one) => [one.title, one.progress.done, one.progress.total]);
    expect(await progress()).toEqual([
      ["House", 1, 4],
      ["Kitchen", 1, 3],
    ]);
    house.clock.advance({ hours: 7 * 24 });
    expect(await progress()).toEqual([
      ["House", 0, 4],
      ["Kitchen", 0, 3],
    ]);
  });
});
