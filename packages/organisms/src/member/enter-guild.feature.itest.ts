import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DiscordMember } from "@chorestree/atoms/access/entity";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const MANAGERS = { roleId: "77", permissions: String(1n << 5n) };
const away = { code: "access.discord_unreachable", kind: "unavailable" };
const unknown = { code: "guild.not_found" };
const isUnknown = (error: unknown) => (error as typeof unknown).code === unknown.code;

describe.each(backbones())("entering a guild by token on $name", (backbone) => {
  const aHouse = houses(backbone);

  const enter = (house: House, name = "Mia") => house.organisms.enterGuild.execute(house.guildId, house.as(name).userId, "c");
  const holder = async (house: House) => (await enter(house)).standing.holder;
  const isNow = (house: House, roleIds: readonly string[], displayName = "Mia") =>
    house.discord.joins(house.guildId, house.as("Mia").userId, { displayName, roleIds });
  const leftAt = async ({ guildId, backbone: { database } }: House) =>
    (await database.dataSource.getRepository(DiscordMember).findOneByOrFail({ guildId })).leftAt;
  const leaves = (house: House) => house.discord.leaves(house.guildId, house.as("Mia").userId);

  test("who left is out within a minute, though no event says so", async () => {
    const house = await aHouse({ members: ["Mia"] });
    leaves(house);
    house.clock.advance({ seconds: 59 });
    expect([await holder(house), house.discord.asked]).toEqual(["member", []]);
    house.clock.advance({ seconds: 1 });
    await expect(enter(house)).rejects.toMatchObject(unknown);
    house.clock.advance({ seconds: 59 });
    await expect(enter(house)).rejects.toMatchObject(unknown);
    expect(house.discord.asked).toEqual([house.as("Mia").userId]);
  });

  test("who stays away is said to have left when they did, however often they are asked about", async () => {
    const house = await aHouse({ members: ["Mia"] });
    leaves(house);
    for (let minute = 0; minute < 3; minute++) {
      house.clock.advance({ minutes: 1 });
      await expect(enter(house)).rejects.toMatchObject(unknown);
    }
    expect([house.discord.asked.length, await leftAt(house)]).toEqual([3, new Date("2026-11-25T09:31:00Z")]);
  });

  test("who came back is in again within a minute, without a word in Discord", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.organisms.recogniseMember.left({ guildId: house.guildId, userId: house.as("Mia").userId });
    await expect(enter(house)).rejects.toMatchObject(unknown);
    house.clock.advance({ minutes: 1 });
    expect(await holder(house)).toBe("member");
  });

  test("a lost Manage Server is noticed, and so is one that was given", async () => {
    const house = await aHouse({ members: ["Mia"] });
    await house.organisms.mirrorGuild.roleSeen(house.guildId, MANAGERS);
    for (const [roleIds, is] of [
      [["77"], "manager"],
      [[], "member"],
    ] as const) {
      isNow(house, roleIds);
      house.clock.advance({ minutes: 1 });
      expect(await holder(house)).toBe(is);
    }
  });

  test("a new name is taken over", async () => {
    const house = await aHouse({ members: ["Mia"] });
    isNow(house, [], "Mia the Great");
    house.clock.advance({ minutes: 1 });
    const asker = await enter(house);
    expect(await house.organisms.showMember.execute(asker, asker)).toMatchObject({ displayName: "Mia the Great" });
  });

  test("Discord unreachable: who was seen within a minute is served, and nobody else is, whatever they were", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    await house.organisms.recogniseMember.left({ guildId: house.guildId, userId: house.as("Sam").userId });
    house.discord.unreachable = true;
    house.clock.advance({ seconds: 59 });
    expect(await holder(house)).toBe("member");
    house.clock.advance({ seconds: 1 });
    for (const name of ["Mia", "Sam"]) await expect(enter(house, name)).rejects.toMatchObject(away);
    house.discord.unreachable = false;
    expect(await holder(house)).toBe("member");
  });

  test("of many requests at once one asks, and all go by its answer", async () => {
    const house = await aHouse({ members: ["Mia"] });
    leaves(house);
    house.clock.advance({ minutes: 1 });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => enter(house)));
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => "rejected"));
    expect(house.discord.asked).toHaveLength(1);
  });

  test("what is told while Discord is asked is not overwritten by its answer", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const { guildId } = house;
    const { userId } = house.as("Mia");
    await house.organisms.mirrorGuild.roleSeen(guildId, MANAGERS);
    const seen = { guildId, userId, displayName: "Mia the Great", roleIds: ["77"] };
    house.clock.advance({ minutes: 1 });
    house.discord.meanwhile = () => house.organisms.recogniseMember.execute(seen, { locale: "en", timeZone: "UTC" });
    const asker = await enter(house);
    expect(asker.standing.holder).toBe("manager");
    expect(await house.organisms.showMember.execute(asker, asker)).toMatchObject({ displayName: "Mia the Great" });

    house.clock.advance({ minutes: 1 });
    house.discord.meanwhile = () => house.organisms.recogniseMember.left({ guildId, userId });
    await expect(enter(house)).rejects.toMatchObject(unknown);
  });

  test("an answer is as old as its question, however long it took", async () => {
    const house = await aHouse({ members: ["Mia"] });
    house.clock.advance({ minutes: 1 });
    house.discord.meanwhile = () => Promise.resolve(house.clock.advance({ seconds: 3 }));
    expect(await holder(house)).toBe("member");
    leaves(house);
    house.clock.advance({ seconds: 57 });
    await expect(enter(house)).rejects.toMatchObject(unknown);
  });

  test("about a stranger, or in a guild that removed the bot, Discord is not asked", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const neighbours = await house.neighbours({ members: ["Yan", "Yara"] });
    house.clock.advance({ minutes: 1 });
    const stranger = neighbours.as("Yara").userId;
    await expect(house.organisms.enterGuild.execute(house.guildId, stranger, "c")).rejects.toMatchObject(unknown);
    await house.organisms.mirrorGuild.removed(house.guildId);
    await expect(enter(house)).rejects.toMatchObject(unknown);
    expect(house.discord.asked).toEqual([]);
  });

  test("whatever happens: nobody has a right that they have not had for a minute, and Discord is asked at most once a minute", async () => {
    const happening = fc.oneof(
      fc.record({ kind: fc.constant("time" as const), seconds: fc.integer({ min: 1, max: 90 }) }),
      fc.record({ kind: fc.constant("change" as const), to: fc.constantFrom("manager", "member", "gone") }),
      fc.record({ kind: fc.constant("discord" as const), away: fc.boolean() }),
      fc.constant({ kind: "enter" as const }),
    );
    const house = await aHouse({ members: ["Mia"] });
    await house.organisms.mirrorGuild.roleSeen(house.guildId, MANAGERS);
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 30 }), async (story) => {
        const seconds = () => house.clock.now().getTime() / 1_000;
        const ended = new Map<string, number>();
        let is = "member";
        const becomes = (to: string) => {
          if (to !== is) ended.set(is, seconds());
          is = to;
          if (is === "gone") leaves(house);
          else isNow(house, is === "manager" ? ["77"] : []);
        };
        house.discord.unreachable = false;
        becomes("member");
        house.clock.advance({ minutes: 1 });
        await enter(house);
        const [began, asked] = [seconds(), house.discord.asked.length];
        let answered = 0;
        for (const step of story) {
          if (step.kind === "time") house.clock.advance(step);
          if (step.kind === "change") becomes(step.to);
          if (step.kind === "discord") house.discord.unreachable = step.away;
          if (step.kind !== "enter") continue;
          const right = await holder(house).catch((error: unknown) => (isUnknown(error) ? "gone" : "refused"));
          if (right !== "refused") answered += 1;
          if (right !== "refused" && right !== is) expect(seconds() - (ended.get(right) ?? 0)).toBeLessThan(60);
          if (right === "refused") expect(house.discord.unreachable).toBe(true);
        }
        if (answered === story.filter(({ kind }) => kind === "enter").length) {
          expect(house.discord.asked.length - asked).toBeLessThanOrEqual((seconds() - began) / 60);
        }
      }),
      { numRuns: 40 },
    );
  });
});
