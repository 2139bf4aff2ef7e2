import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ChoreId } from "@chorestree/atoms/chore";
import { GuildScope } from "@chorestree/core/database";
import { isDomainError } from "@chorestree/atoms/kernel";
import { ChoreTreeRepository } from "@chorestree/molecules/chore";
import { backbones, needs } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const add = async (house: House, title: string, parentId?: ChoreId) =>
  (await house.organisms.createChore.execute(house.as("Mia").press(), { title, ...(parentId && { parentId }) })).choreId;
const move = (house: House, choreId: ChoreId, to: { parentId?: ChoreId | null; after?: ChoreId | null }) =>
  house.organisms.moveChore.execute(house.as("Mia").press(), { choreId, ...to });
const treeOf = (house: House) =>
  house.container.get(GuildScope).within(house.guildId, () => house.container.get(ChoreTreeRepository).read());

describe.each(backbones())("the tree of chores on $name", (backbone) => {
  const aHouse = houses(backbone);
  const wishes = { members: ["Mia", "Sam"], managers: ["Mia"] };

  test("a chore stands under another, is moved with all below it, and everybody hears of it", async () => {
    const house = await aHouse(wishes);
    const [home, garden] = [await add(house, "House"), await add(house, "Garden")];
    const kitchen = await add(house, "Kitchen", home);
    const oven = await add(house, "Oven", kitchen);
    expect(await move(house, kitchen, { parentId: garden })).toMatchObject({ state: "active", version: 2 });
    const shown = await house.organisms.showChore.execute(house.as("Sam").press(), { choreId: kitchen });
    expect(shown.parentId).toBe(garden);
    expect((await treeOf(house)).branchOf(garden).map(({ choreId }) => choreId)).toEqual([garden, kitchen, oven]);
    expect((await house.events()).at(-1)).toMatchObject({ name: "chore.moved", data: { choreId: kitchen, parentId: garden } });
    await move(house, kitchen, { parentId: null, after: home });
    expect((await treeOf(house)).childrenOf(null).map(({ choreId }) => choreId)).toEqual([home, kitchen, garden]);
  });

  test("what is archived neither moves nor takes anything in", async () => {
    const house = await aHouse(wishes);
    const [home, garden] = [await add(house, "House"), await add(house, "Garden")];
    await house.organisms.archiveChore.execute(house.as("Mia").press(), { choreId: home });
    await expect(move(house, garden, { parentId: home })).rejects.toMatchObject({ code: "chore.parent_archived" });
    await expect(add(house, "Kitchen", home)).rejects.toMatchObject({ code: "chore.parent_archived" });
    await expect(move(house, home, { parentId: garden })).rejects.toMatchObject({ code: "chore.state_unfit" });
  });

  test("trap 48: the neighbours' chore is neither a parent nor a sibling here, the same as one that never was", async () => {
    const house = await aHouse(wishes);
    const theirs = await add(await house.neighbours(wishes), "Their house");
    const ours = await add(house, "House");
    await expect(move(house, ours, { parentId: theirs })).rejects.toMatchObject({ code: "chore.not_found" });
    await expect(move(house, ours, { parentId: null, after: theirs })).rejects.toMatchObject({ code: "chore.not_found" });
    await expect(move(house, theirs, { parentId: ours })).rejects.toMatchObject({ code: "chore.not_found" });
    await expect(add(house, "Kitchen", theirs)).rejects.toMatchObject({ code: "chore.not_found" });
  });

  needs(backbone, "manyConnections")("whoever moves a chore waits for whoever holds the tree", async () => {
    const house = await aHouse(wishes);
    const [home, kitchen] = [await add(house, "House"), await add(house, "Kitchen")];
    const outsideTheUnit = <T>(body: () => Promise<T>) => house.backbone.database.scope.exit(body);
    const story: string[] = [];
    let moving: Promise<unknown> | undefined;
    await house.within(async () => {
      await house.container.get(ChoreTreeRepository).held();
      moving = outsideTheUnit(() => move(house, kitchen, { parentId: home }).then(() => story.push("moved")));
      for (let others = 0; others < 5; others++) await outsideTheUnit(() => house.task("Dishes"));
      story.push("let go");
    });
    await moving;
    expect(story).toEqual(["let go", "moved"]);
  });

  test("moves at once, whatever they are, leave a tree: no two of them make a cycle together", async () => {
    const house = await aHouse(wishes);
    const chores: ChoreId[] = [];
    for (const title of ["A", "B", "C", "D"]) chores.push(await add(house, title));
    const one = fc.integer({ min: 0, max: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(one, one), { minLength: 2, maxLength: 6 }), async (moves) => {
        for (const choreId of chores) await move(house, choreId, { parentId: null });
        const outcomes = await Promise.allSettled(
          moves.map(([what, where]) => move(house, chores[what] as ChoreId, { parentId: chores[where] as ChoreId })),
        );
        for (const outcome of outcomes) expect(outcome.status === "fulfilled" || isDomainError(outcome.reason)).toBe(true);
        const tree = await treeOf(house);
        expect(tree.childrenOf(null).flatMap(({ choreId }) => tree.branchOf(choreId))).toHaveLength(chores.length);
      }),
      {
        numRuns: 15,
        endOnFailure: true,
        examples: [
          [
            [
              [0, 1],
              [1, 0],
            ],
          ],
          [
            [
              [0, 1],
              [1, 2],
              [2, 0],
            ],
          ],
        ],
      },
    );
  });
});
