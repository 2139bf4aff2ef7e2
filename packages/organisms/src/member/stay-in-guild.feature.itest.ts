import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

describe.each(backbones())("staying in a guild as a listener on $name", (backbone) => {
  const aHouse = houses(backbone);
  const stay = (house: House) => house.organisms.stayInGuild.execute(house.guildId, house.as("Mia").userId);

  test("asks nobody, and says when it is time to ask", async () => {
    const house = await aHouse({ members: ["Mia"] });
    house.clock.advance({ seconds: 59 });
    expect(await stay(house)).toEqual({ isDue: false });
    house.clock.advance({ seconds: 1 });
    expect(await stay(house)).toEqual({ isDue: true });
    expect(house.discord.asked).toEqual([]);
  });

  test("goes on for five minutes in which Discord cannot be asked, and no longer", async () => {
    const house = await aHouse({ members: ["Mia"] });
    house.clock.advance({ minutes: 6 });
    expect(await stay(house)).toEqual({ isDue: true });
    house.clock.advance({ seconds: 1 });
    await expect(stay(house)).rejects.toMatchObject({ code: "access.discord_unreachable" });
  });

  test("ends with having left, and with the bot's removal", async () => {
    const [left, removed] = [await aHouse({ members: ["Mia"] }), await aHouse({ members: ["Mia"] })];
    await left.organisms.recogniseMember.left({ guildId: left.guildId, userId: left.as("Mia").userId });
    await removed.organisms.mirrorGuild.removed(removed.guildId);
    for (const house of [left, removed]) await expect(stay(house)).rejects.toMatchObject({ code: "guild.not_found" });
  });
});
