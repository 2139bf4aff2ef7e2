import { describe, expect, test } from "@jest/globals";
import { AssignmentInput } from "@chorestree/atoms/assignment";
import type { ChoreId, CreateChoreInput, EditChoreInput } from "@chorestree/atoms/chore";
import { ChoreRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";
import { backbones, needs } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const add = async (house: House, title: string, input: Partial<CreateChoreInput> = {}): Promise<ChoreId> => {
  const { choreId } = await house.organisms.createChore.execute(house.as("Mia").press(), { title, ...input });
  await house.jobsDone();
  return choreId;
};
const edit = async (house: House, input: EditChoreInput) => {
  await house.organisms.editChore.execute(house.as("Mia").press(), input);
  await house.jobsDone();
};
const act = async (house: House, name: "pauseChore" | "resumeChore" | "archiveChore", choreId: ChoreId) => {
  await house.organisms[name].execute(house.as("Mia").press(), { choreId });
  await house.jobsDone();
};
const move = async (house: House, choreId: ChoreId, parentId: ChoreId | null) => {
  await house.organisms.moveChore.execute(house.as("Mia").press(), { choreId, parentId });
  await house.jobsDone();
};
const show = (house: House, choreId: ChoreId) => house.organisms.showChore.execute(house.as("Mia").press(), { choreId });

/** `11-30 20 scheduled` of each task: its due day, its effort and its state. */
async function tasksOf(house: House): Promise<string[]> {
  const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { limit: 100 });
  return items.map(({ dueAt, effortMinutes, status }) => `${dueAt?.slice(5, 10) ?? "no date"} ${effortMinutes} ${status}`);
}

/** It is Wednesday 25 November 2026, 10:30 in Amsterdam. */
const days = async (house: House, count: number) => {
  house.clock.advance({ hours: 24 * count });
  await house.jobsDone();
};

describe.each(backbones())("what a chore takes from those above it on $name", (backbone) => {
  const aHouse = houses(backbone);
  const wishes = { members: ["Mia", "Sam"], managers: ["Mia"] };

  test("what it does not say itself is as the nearest above has it, and it can go back to that", async () => {
    const house = await aHouse(wishes);
    const home = await add(house, "House", { effortMinutes: 40, approval: "required" });
    const kitchen = await add(house, "Kitchen", { parentId: home, overdue: "miss" });
    const oven = await add(house, "Oven", { parentId: kitchen, effortMinutes: 5 });
    expect(await show(house, oven)).toMatchObject({ effortMinutes: 5, approval: "required", overdue: "miss", own: ["effortMinutes"] });
    expect((await show(house, oven)).path.map(({ title }) => title)).toEqual(["House", "Kitchen"]);
    await edit(house, { choreId: oven, effortMinutes: null });
    expect(await show(house, oven)).toMatchObject({ effortMinutes: 40, own: [] });
    await move(house, oven, null);
    expect(await show(house, oven)).toMatchObject({ effortMinutes: 15, approval: "none", overdue: "stay", own: [] });
  });

  test("an edit above reaches the tasks that have not opened, of those alone that take it from there", async () => {
    const house = await aHouse(wishes);
    const home = await add(house, "House", { effortMinutes: 40 });
    await add(house, "Bins", { parentId: home, repeat: "every day 19:00" });
    await add(house, "Own", { parentId: home, repeat: "every monday 20:00", effortMinutes: 7 });
    await edit(house, { choreId: home, effortMinutes: 50 });
    const tasks = await tasksOf(house);
    expect(tasks.slice(0, 3)).toEqual(["11-25 40 open", "11-26 50 scheduled", "11-27 50 scheduled"]);
    expect(tasks.filter((task) => task.startsWith("11-30"))).toEqual(["11-30 50 scheduled", "11-30 7 scheduled"]);
    const before = (await house.events()).length;
    await edit(house, { choreId: home, effortMinutes: 50, title: "Our house" });
    expect((await house.events()).slice(before).map(({ name }) => name)).toEqual(["chore.edited"]);
  });

  test("those below a paused chore rest with it and come back with it, from then on and owing nothing", async () => {
    const house = await aHouse(wishes);
    const home = await add(house, "House");
    const bins = await add(house, "Bins", { parentId: await add(house, "Kitchen", { parentId: home }), repeat: "every monday 19:00" });
    expect(await tasksOf(house)).toEqual(["11-30 15 scheduled"]);
    await act(house, "pauseChore", home);
    expect(await tasksOf(house)).toEqual([]);
    expect(await show(house, bins)).toMatchObject({ state: "active", restsWith: home, nextDues: [] });
    const byHand = house.organisms.createTask.execute(house.as("Sam").press(), { choreId: bins });
    await expect(byHand).rejects.toMatchObject({ code: "chore.not_active" });
    await days(house, 15);
    await edit(house, { choreId: bins, title: "Paper bins" });
    await add(house, "Glass", { parentId: home, repeat: "every tuesday 19:00" });
    expect(await tasksOf(house)).toEqual([]);
    await act(house, "resumeChore", home);
    expect(await tasksOf(house)).toEqual(["12-14 15 scheduled", "12-15 15 scheduled"]);
  });

  test("it leaves what is put away by being moved, and owes nothing of before either", async () => {
    const house = await aHouse(wishes);
    const home = await add(house, "House");
    const bins = await add(house, "Bins", { parentId: home, repeat: "every monday 19:00" });
    await act(house, "archiveChore", home);
    await days(house, 15);
    expect(await tasksOf(house)).toEqual([]);
    await move(house, bins, null);
    expect(await tasksOf(house)).toEqual(["12-14 15 scheduled"]);
  });

  test("who may do something is asked of what a chore takes from above, and of none that rests", async () => {
    const house = await aHouse(wishes);
    const assignment = AssignmentInput.parse({ how: "open", who: { roles: ["555555555555555555"] } });
    const home = await add(house, "House", { assignment });
    await add(house, "Kitchen", { parentId: home });
    const whoMay = () => house.within(() => house.container.get(ChoreTreeRepository).whoMay());
    expect(await whoMay()).toEqual([{ members: [], roles: ["555555555555555555"], skills: [] }]);
    await act(house, "pauseChore", home);
    expect(await whoMay()).toEqual([]);
  });

  needs(backbone, "manyConnections")("an edit above waits for the clock of each below, so that no task of before is left", async () => {
    const house = await aHouse(wishes);
    const home = await add(house, "House", { effortMinutes: 40 });
    const bins = await add(house, "Bins", { parentId: home, repeat: "every monday 19:00" });
    const outsideTheUnit = <T>(body: () => Promise<T>) => house.backbone.database.scope.exit(body);
    const story: string[] = [];
    let editing: Promise<unknown> | undefined;
    await house.within(async () => {
      await house.container.get(ChoreRepository).locked(bins);
      const input = { choreId: home, effortMinutes: 50 };
      editing = outsideTheUnit(() => house.organisms.editChore.execute(house.as("Mia").press(), input).then(() => story.push("edited")));
      for (let others = 0; others < 5; others++) await outsideTheUnit(() => house.task("Dishes"));
      story.push("clock done");
    });
    await editing;
    expect(story).toEqual(["clock done", "edited"]);
  });
});
