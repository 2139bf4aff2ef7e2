import { describe, expect, test } from "@jest/globals";
import { CursorUnreadable } from "@chorestree/atoms/kernel";
import { ListTasksInput, type TaskPage } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const titles = ({ items }: TaskPage) => items.map(({ title }) => title);
const list = (house: House, input: object = {}) => house.organisms.listTasks.execute(house.as("Mia").press(), ListTasksInput.parse(input));

describe.each(backbones())("listing tasks on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("the most urgent come first, those without a due date last", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.task("Someday");
    await house.task("Friday", { due: "friday 10:00" });
    await house.task("Tonight", { due: "today 20:00" });
    expect(titles(await list(house))).toEqual(["Tonight", "Friday", "Someday"]);
  });

  test("pages join without a gap or a double, whatever has a due date and what ties", async () => {
    const house = await aHouse({ members: ["Mia"] });
    for (const due of ["today 20:00", "today 20:00", undefined, "friday 10:00", undefined])
      await house.task(`due ${due ?? "never"}`, due ? { due } : {});

    const whole = await list(house);
    const paged: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page: TaskPage = await list(house, { limit: 2, ...(cursor !== null && { cursor }) });
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(whole.items).toHaveLength(5);
    expect(paged).toEqual(whole.items);
  });

  test("a filter by status and holder is a filter", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    await house.task("Free");
    await house.task("Sam's", { assignee: "Sam" });
    const done = await house.task("Done");
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId: done });

    expect(titles(await list(house, { status: ["open"] })).sort()).toEqual(["Free", "Sam's"]);
    expect(titles(await list(house, { assigneeId: house.as("Sam").memberId }))).toEqual(["Sam's"]);
  });

  test("a cursor that is not ours is refused", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await expect(list(house, { cursor: "nonsense" })).rejects.toBeInstanceOf(CursorUnreadable);
  });

  test("the neighbours' tasks are not ours to see, behind the second wall or in front of it", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const neighbours = await house.neighbours({ members: ["Mia"] });
    await house.task("Ours");
    await neighbours.task("Theirs");

    expect(titles(await list(house))).toEqual(["Ours"]);
    expect(await house.within(() => list(house))).toEqual(await list(house));
  });
});
