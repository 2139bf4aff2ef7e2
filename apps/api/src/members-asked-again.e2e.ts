import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("without the privileged intent on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  const aHouse = async () => {
    const platform = await startPlatform({ membersIntent: false });
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [guild, sam] = [`/api/v1/guilds/${house.id}`, house.member("Sam")];
    const query = `{ guild(id: "${house.id}") { id } }`;
    return { platform, house, guild, sam, query };
  };

  test("who left is out within a minute by REST, GraphQL and on the live feed, though no event says so", async () => {
    const { platform, house, guild, sam, query } = await aHouse();
    const token = await platform.tokenOf(sam);
    const feed = await platform.follow(house.id, token);
    house.removeMember("Sam");
    expect((await platform.get(`${guild}/tasks`, token)).status).toBe(200);

    platform.clock.advance({ minutes: 1 });
    const unknown = { code: "guild.not_found" };
    expect(await feed.goodbye()).toBe(4403);
    expect(await platform.get(`${guild}/tasks`, token)).toMatchObject({ status: 404, body: unknown });
    expect(await platform.post(`${guild}/tasks`, { title: "Mine" }, token)).toMatchObject({ status: 404, body: unknown });
    expect(await platform.graphql(query, token)).toMatchObject({ data: { guild: null }, errors: [{ extensions: unknown }] });
  });

  test("a lost Manage Server is noticed within a minute", async () => {
    const { platform, house, guild, sam } = await aHouse();
    house.role("Managers", ["ManageGuild"]);
    house.giveRole("Sam", "Managers");
    const token = await platform.tokenOf(sam);
    const addChore = (title: string) => platform.post(`${guild}/chores`, { title }, token);
    expect((await addChore("Dishes")).status).toBe(201);

    house.takeRole("Sam", "Managers");
    platform.clock.advance({ minutes: 1 });
    expect(await addChore("Windows")).toMatchObject({ status: 403, body: { code: "access.permission_denied" } });
    expect((await platform.get(`${guild}/tasks`, token)).status).toBe(200);
  });

  test("Discord unreachable: a fresh mirror serves, a stale one is 503, and access is back when Discord is", async () => {
    const { platform, guild, sam, query } = await aHouse();
    const token = await platform.tokenOf(sam);
    const status = async () => (await platform.get(`${guild}/tasks`, token)).status;
    platform.discord.unreachable();
    platform.clock.advance({ seconds: 59 });
    expect(await status()).toBe(200);
    platform.clock.advance({ seconds: 1 });
    expect(await status()).toBe(503);
    expect(await platform.graphql(query, token)).toMatchObject({ errors: [{ extensions: { code: "access.discord_unreachable" } }] });
    platform.discord.unreachable(null);
    expect(await status()).toBe(200);
  });
});
