import { describe, expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import { TaskId } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const wishes = { members: ["Mia", "Noor"], managers: ["Noor"] };

async function reported(house: House, title: string, by = "Mia"): Promise<TaskId> {
  const taskId = await house.task(title, { approval: "required", effortMinutes: 10 });
  await house.organisms.completeTask.execute(house.as(by).press(), { taskId });
  return taskId;
}
const completions = async (house: House) => (await house.events()).filter(({ name }) => name === "task.completed");

describe.each(backbones())("approving several at once on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("trap 17: of five that wait, five are paid and five events are sent", async () => {
    const house = await aHouse(wishes);
    const taskIds: TaskId[] = [];
    for (const title of ["Dishes", "Bins", "Hall", "Attic", "Oven"]) taskIds.push(await reported(house, title));
    const { items } = await house.organisms.approveTasks.execute(house.as("Noor").press(), { taskIds });
    expect(items.map(({ taskId, approved }) => [taskId, approved?.creditedMinutes])).toEqual(taskIds.map((taskId) => [taskId, 10]));
    expect((await completions(house)).map(({ data }) => data)).toEqual(
      taskIds.map((taskId) => expect.objectContaining({ taskId, doerId: house.as("Mia").memberId, creditedMinutes: 10 })),
    );
    const paid: { credits: string }[] = await house.backbone.database.dataSource.query(
      "SELECT SUM(seconds) AS credits FROM effort_entry WHERE guild_id = $1 AND kind = 'credit'",
      [house.guildId],
    );
    expect(Number(paid[0]?.credits)).toBe(5 * 10 * 60);
  });

  test("what is refused says why and stands in nobody's way: own work, not reported, unknown, the neighbours'", async () => {
    const house = await aHouse(wishes);
    const next = await house.neighbours(wishes);
    const [own, mias] = [await reported(house, "Dishes", "Noor"), await reported(house, "Bins")];
    const open = await house.task("Hall", { approval: "required" });
    const theirs = await reported(next, "Dishes");
    const unknown = TaskId.parse("0193a1b2-0000-7000-8000-000000000001");
    const taskIds = [own, open, unknown, theirs, mias, mias];
    const { items } = await house.organisms.approveTasks.execute(house.as("Noor").press(), { taskIds });
    expect(items.map(({ taskId, approved, refused }) => [taskId, refused?.code ?? approved?.status])).toEqual([
      [own, "task.own_work"],
      [open, "task.not_submitted"],
      [unknown, "task.not_found"],
      [theirs, "task.not_found"],
      [mias, "completed"],
    ]);
    expect(await next.statusOf(theirs)).toBe("submitted");
  });

  test("delivered twice it pays once and answers alike; what was left the first time is done the second", async () => {
    const house = await aHouse(wishes);
    const [dishes, bins] = [await reported(house, "Dishes"), await reported(house, "Bins")];
    const press = house.as("Noor").press();
    const first = await house.organisms.approveTasks.execute(press, { taskIds: [dishes] });
    const both = await house.organisms.approveTasks.execute(press, { taskIds: [dishes, bins] });
    expect(both.items[0]).toEqual(first.items[0]);
    expect(await house.organisms.approveTasks.execute(press, { taskIds: [dishes, bins] })).toEqual(both);
    expect(await completions(house)).toHaveLength(2);
  });

  test("a refusal is an answer too: the same press gets it again", async () => {
    const house = await aHouse(wishes);
    const taskId = await house.task("Dishes", { approval: "required" });
    const press = house.as("Noor").press();
    const first = await house.organisms.approveTasks.execute(press, { taskIds: [taskId] });
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId });
    expect(await house.organisms.approveTasks.execute(press, { taskIds: [taskId] })).toEqual(first);
    expect(await house.statusOf(taskId)).toBe("submitted");
  });

  test("whoever may not approve approves none of them", async () => {
    const house = await aHouse(wishes);
    const taskId = await reported(house, "Dishes", "Noor");
    const approving = house.organisms.approveTasks.execute(house.as("Mia").press(), { taskIds: [taskId] });
    await expect(approving).rejects.toBeInstanceOf(PermissionDenied);
  });
});
