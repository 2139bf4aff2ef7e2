import { describe, expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import { ChoreId, ListChoresInput } from "@chorestree/atoms/chore";
import { CursorUnreadable } from "@chorestree/atoms/kernel";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("chores on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("a manager makes them, everyone reads them, and only titles of one's own house are suggested", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"], managers: ["Mia"] });
    const neighbours = await house.neighbours({ members: ["Zoe"], managers: ["Zoe"] });
    await neighbours.organisms.createChore.execute(neighbours.as("Zoe").press(), { title: "Their windows" });
    const { choreId } = await house.organisms.createChore.execute(house.as("Mia").press(), { title: "Windows", notes: "both sides" });

    const sam = () => house.as("Sam").press();
    expect(await house.organisms.showChore.execute(sam(), { choreId })).toMatchObject({
      title: "Windows",
      notes: "both sides",
      effortMinutes: 15,
    });
    expect((await house.organisms.suggestChores.execute(sam(), { typed: "win", limit: 25 })).map(({ title }) => title)).toEqual([
      "Windows",
    ]);
    await expect(neighbours.organisms.showChore.execute(neighbours.as("Zoe").press(), { choreId })).rejects.toMatchObject({
      code: "chore.not_found",
    });
    await expect(house.organisms.createChore.execute(sam(), { title: "Roof" })).rejects.toBeInstanceOf(PermissionDenied);
  });

  test("everybody hears what it is expected to take: by itself, by what it stands under, or by the house", async () => {
    const house = await aHouse({ members: ["Mia"], managers: ["Mia"] });
    const create = async (input: object) =>
      (await house.organisms.createChore.execute(house.as("Mia").press(), { title: "Kitchen", ...input })).choreId;
    const kitchen = await create({ effortMinutes: 40 });
    const oven = await create({ parentId: kitchen });
    await create({ parentId: oven });
    await create({ parentId: oven, effortMinutes: 7 });
    await create({});
    const heard = (await house.events()).flatMap(({ name, data }) => (name === "chore.created" ? [data["effortMinutes"]] : []));
    expect(heard).toEqual([40, 40, 40, 7, 15]);
  });

  test("pages join without a gap or a double, and a cursor that is not ours is refused", async () => {
    const house = await aHouse({ members: ["Mia"], managers: ["Mia"] });
    for (const title of ["One", "Two", "Three"]) await house.organisms.createChore.execute(house.as("Mia").press(), { title });
    const list = (input: object) => house.organisms.listChores.execute(house.as("Mia").press(), ListChoresInput.parse(input));

    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(["One", "Two", "Three"]);
    expect(second.nextCursor).toBeNull();
    await expect(list({ cursor: "nonsense" })).rejects.toBeInstanceOf(CursorUnreadable);
  });

  test("a chore that never was lends nothing", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const choreId = ChoreId.parse("0193a1b2-0000-7000-8000-000000000002");
    await expect(house.organisms.createTask.execute(house.as("Mia").press(), { choreId })).rejects.toMatchObject({
      code: "chore.not_found",
    });
  });
});
