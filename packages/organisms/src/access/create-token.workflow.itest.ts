import { describe, expect, test } from "@jest/globals";
import { GuildNotFound } from "@chorestree/atoms/guild";
import { ApiToken } from "@chorestree/atoms/access/entity";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("personal tokens on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("a token is its owner's until the next of the same origin, and only that", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const { createToken, identifyToken } = house.organisms;
    const [first, start, second] = [
      await createToken.execute(house.as("Mia").press(), { origin: "settings" }),
      await createToken.execute(house.as("Mia").press(), { origin: "start" }),
      await createToken.execute(house.as("Mia").press(), { origin: "settings" }),
    ];
    const { userId } = house.as("Mia");
    expect(await identifyToken.execute(first.secret ?? "")).toBeNull();
    expect(await identifyToken.execute(start.secret ?? "")).toBe(userId);
    expect(await identifyToken.execute(second.secret ?? "")).toBe(userId);
    expect(await identifyToken.execute("ct_nonsense")).toBeNull();
  });

  test("a younger one replaces it wherever it was asked for, so that a lost token can be ended from any guild", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const neighbours = await house.neighbours({ members: [] });
    const { createToken, identifyToken, recogniseMember } = house.organisms;
    const lost = await createToken.execute(house.as("Mia").press(), { origin: "settings" });
    const { userId } = house.as("Mia");
    const person = { guildId: neighbours.guildId, userId, displayName: "Mia", roleIds: [] };
    const memberId = await recogniseMember.execute(person, { locale: "en", timeZone: "UTC" });
    const next = await createToken.execute({ ...house.as("Mia").press(), guildId: neighbours.guildId, memberId }, { origin: "settings" });

    expect(await identifyToken.execute(lost.secret ?? "")).toBeNull();
    expect(await identifyToken.execute(next.secret ?? "")).toBe(userId);
  });

  test("the token is shown once and stored nowhere", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const press = house.as("Mia").press();
    const { secret, tokenId } = await house.organisms.createToken.execute(press, { origin: "settings" });

    expect(await house.organisms.createToken.execute(press, { origin: "settings" })).toEqual({ tokenId, secret: null });
    const everything = JSON.stringify([await house.backbone.database.dataSource.getRepository(ApiToken).find(), await house.events()]);
    expect(everything).not.toContain(secret);
  });

  test("it opens the guilds its owner is in, and for others they do not exist", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const neighbours = await house.neighbours({ members: ["Zoe", "Yan"] });
    const { memberId, userId } = house.as("Mia");
    const { enterGuild } = house.organisms;

    expect(await enterGuild.execute(house.guildId, userId, "c")).toMatchObject({ memberId, standing: { holder: "member" } });
    const stranger = neighbours.as("Yan").userId;
    await expect(enterGuild.execute(house.guildId, stranger, "c")).rejects.toBeInstanceOf(GuildNotFound);
  });

  test("who has left is no member any more", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const { userId } = house.as("Mia");
    await house.organisms.recogniseMember.left({ guildId: house.guildId, userId });
    await expect(house.organisms.enterGuild.execute(house.guildId, userId, "c")).rejects.toBeInstanceOf(GuildNotFound);
  });
});
