import { describe, expect, test } from "@jest/globals";
import type { ChoreId, CreateChoreInput, EditChoreInput } from "@chorestree/atoms/chore";
import type { TaskView } from "@chorestree/atoms/task";
import { ChoreClock } from "./chore-clock.service.js";
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
const tasksOf = async (house: House): Promise<TaskView[]> =>
  (await house.organisms.listTasks.execute(house.as("Mia").press(), { limit: 100 })).items;

/** `11-28 House, Oven` of each due day, those that are not over; it is Wednesday 25 November 2026, 10:30 in Amsterdam. */
async function planOf(house: House, until = "12-31"): Promise<string[]> {
  const days = new Map<string, string[]>();
  for (const { dueAt, title, status } of await tasksOf(house)) {
    if (!["scheduled", "open", "in_progress"].includes(status)) continue;
    const day = dueAt?.slice(5, 10) ?? "no date";
    if (day > until) continue;
    days.set(day, [...(days.get(day) ?? []), title].sort());
  }
  return [...days].map(([day, titles]) => `${day} ${titles.join(", ")}`);
}
async function openOf(house: House, title: string): Promise<TaskView> {
  const found = (await tasksOf(house)).find((task) => task.title === title && task.status === "open");
  if (!found) throw new Error(`no open ${title}`);
  return found;
}
const complete = async (house: House, title: string) => {
  const { taskId } = await openOf(house, title);
  return house.organisms.completeTask.execute(house.as("Sam").press(), { taskId });
};
const days = async (house: House, count: number) => {
  house.clock.advance({ hours: 24 * count });
  await house.jobsDone();
};

describe.each(backbones())("a branch that comes back as one on $name", (backbone) => {
  const aHouse = houses(backbone);
  const wishes = { members: ["Mia", "Sam"], managers: ["Mia"] };
  const aBranch = async (repeat: string) => {
    const house = await aHouse(wishes);
    const home = await add(house, "House", { repeat, wholeTree: true });
    const kitchen = await add(house, "Kitchen", { parentId: home, effortMinutes: 30, checklist: ["Sink", "Floor"] });
    return { house, home, kitchen, oven: await add(house, "Oven", { parentId: kitchen }) };
  };

  test("all below comes at the very dates, each with its own effort and checklist; what comes by itself or rests stays apart with all below", async () => {
    const { house, home, kitchen } = await aBranch("every saturday 10:00");
    const bath = await add(house, "Bath", { parentId: home, repeat: "every sunday 10:00" });
    await add(house, "Mirror", { parentId: bath });
    const attic = await add(house, "Attic", { parentId: home });
    await add(house, "Box", { parentId: attic });
    await add(house, "Shelf", { parentId: kitchen, follows: [{ choreId: attic, delayMinutes: 0 }] });
    await act(house, "pauseChore", attic);
    const weeks = ["11-28 House, Kitchen, Oven", "11-29 Bath", "12-05 House, Kitchen, Oven", "12-06 Bath"];
    expect(await planOf(house)).toEqual(weeks);
    await days(house, 3);
    const kitchens = (await tasksOf(house)).filter(({ title }) => title === "Kitchen");
    expect(kitchens[0]).toMatchObject({ status: "open", effortMinutes: 30, checklist: [{ text: "Sink" }, { text: "Floor" }] });
    expect(await planOf(house)).toEqual(weeks);
    const shown = await house.organisms.showChore.execute(house.as("Sam").press(), { choreId: kitchen });
    expect(shown).toMatchObject({ schedule: null, comesWith: { choreId: home }, nextDues: { length: 5 } });
  });

  test("who moves in, is made below, rests or leaves, and another repeat: what has not opened follows at once", async () => {
    const { house, home, kitchen, oven } = await aBranch("every saturday 10:00");
    const garden = await add(house, "Garden");
    await move(house, garden, home);
    await add(house, "Shed", { parentId: garden });
    expect(await planOf(house, "11-30")).toEqual(["11-28 Garden, House, Kitchen, Oven, Shed"]);
    await move(house, garden, null);
    await act(house, "pauseChore", kitchen);
    expect(await planOf(house, "11-30")).toEqual(["11-28 House"]);
    await act(house, "resumeChore", kitchen);
    await edit(house, { choreId: home, repeat: "every sunday 11:00" });
    expect(await planOf(house, "11-30")).toEqual(["11-29 House, Kitchen, Oven"]);
    await edit(house, { choreId: oven, repeat: "every monday 9:00" });
    expect(await planOf(house, "11-30")).toEqual(["11-29 House, Kitchen", "11-30 Oven"]);
    await edit(house, { choreId: oven, repeat: null });
    expect(await planOf(house, "11-30")).toEqual(["11-29 House, Kitchen, Oven"]);
    await edit(house, { choreId: home, wholeTree: false });
    expect(await planOf(house, "11-30")).toEqual(["11-29 House"]);
  });

  test("nothing is owed for the time before it came along, and what was given by hand does not outlive it", async () => {
    const house = await aHouse(wishes);
    const home = await add(house, "House", { repeat: "every day 19:00", overdue: "miss" });
    const kitchen = await add(house, "Kitchen", { parentId: home });
    await days(house, 4);
    await edit(house, { choreId: home, wholeTree: true });
    const kitchens = async () => (await tasksOf(house)).filter(({ title }) => title === "Kitchen");
    expect((await kitchens()).slice(0, 2)).toMatchObject([
      { dueAt: "2026-11-29T18:00:00.000Z", status: "open" },
      { dueAt: "2026-11-30T18:00:00.000Z", status: "scheduled" },
    ]);
    const [, next] = await kitchens();
    await house.organisms.assignTask.execute(house.as("Mia").press(), {
      taskId: (next as TaskView).taskId,
      memberId: house.as("Sam").memberId,
    });
    await move(house, kitchen, null);
    expect((await kitchens()).map(({ status }) => status)).toEqual(["open", "cancelled"]);
  });

  test("what lets its own repeat go comes along from then on, and owes nothing of before either", async () => {
    const house = await aHouse(wishes);
    const home = await add(house, "House", { repeat: "every day 19:00", overdue: "miss", wholeTree: true });
    const bath = await add(house, "Bath", { parentId: home, repeat: "every friday 10:00" });
    await days(house, 1);
    await edit(house, { choreId: bath, repeat: "every sunday 10:00" });
    await days(house, 2);
    await edit(house, { choreId: bath, repeat: null });
    const [first] = (await tasksOf(house)).filter(({ title }) => title === "Bath");
    expect(first).toMatchObject({ dueAt: "2026-11-28T18:00:00.000Z", status: "open" });
  });

  test("counted from when it was done, the next round comes for all when the last is over, done or skipped or missed, on one day", async () => {
    const { house } = await aBranch("3 days after it was last done");
    expect(await planOf(house)).toEqual(["11-25 House, Kitchen, Oven"]);
    await complete(house, "House");
    await days(house, 1);
    await complete(house, "Oven");
    await house.jobsDone();
    expect(await planOf(house)).toEqual(["11-25 Kitchen"]);
    await days(house, 1);
    const { taskId } = await openOf(house, "Kitchen");
    await house.organisms.skipTask.execute(house.as("Sam").press(), { taskId, reason: "clean enough" });
    expect(await planOf(house)).toEqual(["11-30 House, Kitchen, Oven"]);
  });

  test("missed by the clock, the last of a round brings the next one all the same", async () => {
    const { house, home } = await aBranch("3 days after it was last done");
    await edit(house, { choreId: home, overdue: "miss", graceMinutes: 60 });
    await complete(house, "House");
    await days(house, 1);
    expect(await planOf(house)).toEqual(["11-29 House, Kitchen, Oven"]);
  });

  test("undo of the last takes the next round back for all, and done again it comes again for all", async () => {
    const { house } = await aBranch("3 days after it was last done");
    for (const title of ["House", "Kitchen"]) await complete(house, title);
    const before = await planOf(house);
    const { taskId } = await complete(house, "Oven");
    expect(await planOf(house)).toEqual(["11-28 House, Kitchen, Oven"]);
    await house.organisms.undoTask.execute(house.as("Sam").press(), { taskId });
    expect(await planOf(house)).toEqual(before);
    await house.jobsDone();
    expect(await planOf(house)).toEqual(["11-25 Oven"]);
    await complete(house, "Oven");
    expect(await planOf(house)).toEqual(["11-28 House, Kitchen, Oven"]);
  });

  test("a round on which somebody has built is not taken away: no end of the one before it is undone, whoever has acted on the next", async () => {
    const { house } = await aBranch("3 days after it was last done");
    const ends = [];
    for (const title of ["House", "Oven", "Kitchen"]) ends.push(await complete(house, title));
    await days(house, 4);
    const next = await openOf(house, "Oven");
    const { step } = await house.organisms.claimTask.execute(house.as("Sam").press(), { taskId: next.taskId });
    const before = await planOf(house);
    for (const { taskId } of ends) {
      await expect(house.organisms.undoTask.execute(house.as("Mia").press(), { taskId })).rejects.toMatchObject({
        code: "task.followed_up",
        params: { act: "task.claim", holderId: house.as("Sam").memberId },
      });
    }
    expect(await planOf(house)).toEqual(before);
    await house.organisms.undoTask.execute(house.as("Mia").press(), { taskId: next.taskId, step });
    for (const { taskId } of ends)
      expect(await house.organisms.undoTask.execute(house.as("Mia").press(), { taskId })).toMatchObject({ status: "open" });
  });

  test("who comes along before a round opens is in it, after that in the next; who rests is waited for no longer", async () => {
    const { house, home, oven } = await aBranch("3 days after it was last done");
    for (const title of ["House", "Kitchen", "Oven"]) await complete(house, title);
    await days(house, 1);
    await add(house, "Bath", { parentId: home });
    expect(await planOf(house)).toEqual(["11-28 Bath, House, Kitchen, Oven"]);
    await days(house, 2);
    await add(house, "Attic", { parentId: home });
    for (const title of ["House", "Kitchen", "Bath"]) await complete(house, title);
    expect(await planOf(house)).toEqual(["11-28 Oven"]);
    await act(house, "pauseChore", oven);
    expect(await planOf(house)).toEqual(["11-28 Oven", "12-01 Attic, Bath, House, Kitchen"]);
  });

  test("without a repeat there is nothing to come with: refused, and nothing is saved", async () => {
    const house = await aHouse(wishes);
    const refused = { code: "chore.whole_tree_needs_repeat" };
    const create = house.organisms.createChore.execute(house.as("Mia").press(), { title: "House", wholeTree: true });
    await expect(create).rejects.toMatchObject(refused);
    const home = await add(house, "House", { repeat: "every day" });
    await expect(edit(house, { choreId: home, repeat: null, wholeTree: true })).rejects.toMatchObject(refused);
    await edit(house, { choreId: home, wholeTree: true });
    await edit(house, { choreId: home, repeat: null });
    expect(await house.organisms.showChore.execute(house.as("Mia").press(), { choreId: home })).toMatchObject({ wholeTree: false });
  });

  needs(backbone, "manyConnections")(
    "the last two of a round done at the same moment begin one round, and nobody has two of it",
    async () => {
      const { house } = await aBranch("3 days after it was last done");
      for (let round = 0; round < 6; round++) {
        if (round > 0) await days(house, 3);
        await complete(house, "House");
        const last = await Promise.all(["Kitchen", "Oven"].map((title) => openOf(house, title)));
        await Promise.all(last.map(({ taskId }) => house.organisms.completeTask.execute(house.as("Sam").press(), { taskId })));
        const plan = await planOf(house);
        expect(plan).toHaveLength(1);
        expect(plan[0]).toMatch(/House, Kitchen, Oven$/);
      }
    },
  );

  needs(backbone, "manyConnections")("the last two of a round missed at the same moment by two clocks begin the next one too", async () => {
    const { house, home, kitchen, oven } = await aBranch("3 days after it was last done");
    await edit(house, { choreId: home, overdue: "miss", graceMinutes: 60 });
    await complete(house, "House");
    house.clock.advance({ hours: 24 });
    const now = house.clock.now();
    const tick = (choreId: ChoreId) => house.container.get(ChoreClock).tick({ memberId: null, correlationId: "a test" }, choreId, now);
    const outsideTheUnit = <T>(body: () => Promise<T>) => house.backbone.database.scope.exit(body);
    let other: Promise<unknown> | undefined;
    await house.within(async () => {
      await tick(kitchen);
      other = outsideTheUnit(() => house.within(() => tick(oven)));
      // By then the other one has looked, if nothing keeps it.
      for (let acts = 0; acts < 5; acts++) await outsideTheUnit(() => house.task("Dishes"));
    });
    await other;
    expect(await planOf(house)).toContain("11-29 Oven");
    await house.jobsDone();
    expect((await planOf(house)).filter((day) => day.includes("House"))).toEqual(["11-29 House, Kitchen, Oven"]);
  });
});
