import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("a repeat that is looked at first on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("trap 7: begun on a Friday, Wednesdays and Saturdays begin on Saturday, and the preview said so", async () => {
    const house = await aHouse({ members: ["Mia"], managers: ["Mia"] });
    const { previewRepeat, createChore, listTasks } = house.organisms;
    const repeat = "every wednesday and saturday 10:00 starting 27 november";
    const { nextDues } = await previewRepeat.execute(house.as("Mia").press(), { repeat });
    expect(nextDues.slice(0, 2)).toEqual(["2026-11-28T09:00:00.000Z", "2026-12-02T09:00:00.000Z"]);

    await createChore.execute(house.as("Mia").press(), { title: "Plants", repeat });
    await house.jobsDone();
    const { items } = await listTasks.execute(house.as("Mia").press(), { limit: 2 });
    expect(items.map(({ dueAt }) => dueAt)).toEqual(nextDues.slice(0, 2));
  });
});
