import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const MANAGER = { roleId: "77", permissions: String(1n << 5n) };
const guild = { locale: "en", timeZone: "UTC" } as const;
const standingOf = async (house: House, name: string) =>
  (await house.organisms.enterGuild.execute(house.guildId, house.as(name).userId, "c")).standing.holder;
const seen = (house: House, name: string, roleIds: readonly string[]) =>
  house.organisms.recogniseMember.execute({ guildId: house.guildId, userId: house.as(name).userId, displayName: name, roleIds }, guild);

describe.each(backbones())("recognising members on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("the mirror follows roles there and back again, though nothing is written twice", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.organisms.mirrorGuild.roleSeen(house.guildId, MANAGER);
    expect(await standingOf(house, "Mia")).toBe("member");
    await seen(house, "Mia", ["77"]);
    expect(await standingOf(house, "Mia")).toBe("manager");
    await seen(house, "Mia", []);
    expect(await standingOf(house, "Mia")).toBe("member");
  });

  test("a role that is deleted, or loses its permission, makes no manager any more", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.organisms.mirrorGuild.roleSeen(house.guildId, MANAGER);
    await seen(house, "Mia", ["77"]);
    await house.organisms.mirrorGuild.roleSeen(house.guildId, { ...MANAGER, permissions: "0" });
    expect(await standingOf(house, "Mia")).toBe("member");
    await house.organisms.mirrorGuild.roleSeen(house.guildId, MANAGER);
    await house.organisms.mirrorGuild.roleDeleted(house.guildId, "77");
    expect(await standingOf(house, "Mia")).toBe("member");
  });

  test("the owner is a manager without any role, and the role of everyone counts for everyone", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    const facts = { guildId: house.guildId, ownerId: house.as("Mia").userId, ...guild };
    await house.organisms.mirrorGuild.seen({ ...facts, roles: [] });
    expect([await standingOf(house, "Mia"), await standingOf(house, "Sam")]).toEqual(["manager", "member"]);
    await house.organisms.mirrorGuild.seen({ ...facts, roles: [{ roleId: house.guildId, permissions: MANAGER.permissions }] });
    expect(await standingOf(house, "Sam")).toBe("manager");
  });

  test("a guild that removed the bot is not entered; one that Discord has lost for a moment is", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.organisms.mirrorGuild.unavailable(house.guildId);
    expect(await standingOf(house, "Mia")).toBe("member");
    await house.organisms.mirrorGuild.removed(house.guildId);
    await expect(standingOf(house, "Mia")).rejects.toMatchObject({ code: "guild.not_found" });
  });

  test("one person is one member, however often and from wherever they come", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const ids = await Promise.all(Array.from({ length: 10 }, (_, n) => seen(house, "Mia", [String(n)])));
    expect(new Set([...ids, house.as("Mia").memberId]).size).toBe(1);
  });
});
