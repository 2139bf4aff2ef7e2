import { describe, expect, test } from "@jest/globals";
import { DeferredInteraction } from "@chorestree/atoms/access/entity";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";
import { assemble, createOrganisms } from "../composition/create-organisms.js";

describe.each(backbones())("answers that are owed on $name", (backbone) => {
  const aHouse = houses(backbone);

  const owed = (house: House, interactionId: string) => ({
    ...{ guildId: house.guildId, interactionId, applicationId: "1", userId: house.as("Mia").userId },
    ...({ locale: "nl", kind: "reply public", token: `secret of ${interactionId}` } as const),
  });
  /** What another process of the same house finds, with the outcome it would tell. */
  const foundBy = async (house: House) =>
    (await createOrganisms(assemble(house.backbone)).deferredInteractions.broken())
      .filter(({ guildId }) => guildId === house.guildId)
      .map(({ interactionId, token, outcome }) => [interactionId, token, outcome]);

  test("are found by another process after a minute, with what became of the act, and not before", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const { deferredInteractions, createTask, completeTask } = house.organisms;
    const press = (idempotencyKey: string) => ({ ...house.as("Mia").press(), idempotencyKey });
    for (const id of ["done", "refused", "nothing"]) await deferredInteractions.promised(owed(house, id));
    const { taskId } = await createTask.execute(press("done"), { title: "Dishes" });
    await completeTask.execute(press("other"), { taskId });
    await expect(completeTask.execute(press("refused"), { taskId })).rejects.toMatchObject({ code: "task.not_open" });

    house.clock.advance({ seconds: 59 });
    expect(await foundBy(house)).toEqual([]);
    house.clock.advance({ seconds: 1 });
    expect((await foundBy(house)).sort()).toEqual([
      ["done", "secret of done", "answered"],
      ["nothing", "secret of nothing", null],
      ["refused", "secret of refused", "refused"],
    ]);
  });

  test("that were given are owed no more, and those too old to be given are forgotten", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.organisms.deferredInteractions.promised(owed(house, "kept"));
    await house.organisms.deferredInteractions.promised(owed(house, "left"));
    await house.organisms.deferredInteractions.kept(owed(house, "kept"));
    house.clock.advance({ minutes: 2 });
    expect((await foundBy(house)).map(([id]) => id)).toEqual(["left"]);
    house.clock.advance({ minutes: 13 });
    expect(await foundBy(house)).toEqual([]);
    expect(await house.backbone.database.dataSource.getRepository(DeferredInteraction).countBy({ guildId: house.guildId })).toBe(0);
  });

  test("are noted once where two sessions promise the same one, and each is told whether that was by it", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const { deferredInteractions } = house.organisms;
    expect(await deferredInteractions.promised(owed(house, "both"))).toBe(true);
    expect(await deferredInteractions.promised({ ...owed(house, "both"), token: "secret of another" })).toBe(false);
    house.clock.advance({ minutes: 1 });
    expect(await foundBy(house)).toEqual([["both", "secret of both", null]]);
  });

  test("keep their token sealed: who reads the table cannot answer in our name", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.organisms.deferredInteractions.promised(owed(house, "sealed"));
    const [row] = await house.backbone.database.dataSource.query<{ row: string }[]>(
      "SELECT deferred_interaction::text AS row FROM deferred_interaction WHERE guild_id = $1",
      [house.guildId],
    );
    expect(row?.row).toContain("sealed");
    expect(row?.row).not.toContain(Buffer.from("secret of").toString("hex"));
  });
});
