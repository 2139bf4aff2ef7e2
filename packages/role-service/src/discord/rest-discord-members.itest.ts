import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { UserId } from "@chorestree/atoms/member";
import { HandClock } from "@chorestree/test/clock";
import { type DiscordSimulator, startDiscordSimulator } from "@chorestree/test/discord-simulator";
import { RestDiscordMembers, type RestDiscordMembersOptions } from "./rest-discord-members.js";

const GUILD = GuildId.parse("1001");
const MIA = UserId.parse("11");
const away = { code: "access.discord_unreachable" };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const said: string[] = [];
beforeEach(() => void said.splice(0));
const say = (level: string) => (first: unknown, second?: string) => void said.push(`${level}: ${second ?? String(first)}`);
const logger = { info: say("info"), warn: say("warn"), error: say("error") } as never;
const asking = (apiUrl: string, more: Partial<RestDiscordMembersOptions> = {}) =>
  new RestDiscordMembers({ apiUrl, token: "t", logger, patienceMs: 1_000, ...more });

describe("a member, as Discord says now", () => {
  let discord: DiscordSimulator;
  beforeEach(async () => {
    discord = await startDiscordSimulator({ clock: new HandClock(), membersIntent: false });
    ends.push(() => discord.close());
  });
  const members = () => asking(`${discord.url}/api`, { token: discord.application().token });

  test("by name and roles, and nobody who is not in the guild, or in one that the bot is not in", async () => {
    const oak = await discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [guild, sam] = [GuildId.parse(oak.id), UserId.parse(oak.member("Sam").id)];
    const managers = oak.role("Managers", ["ManageGuild"]);
    oak.giveRole("Sam", "Managers");
    expect(await members().member(guild, sam)).toEqual({ displayName: "Sam", roleIds: [managers] });
    oak.nickname("Sam", "Sammy");
    expect(await members().member(guild, sam)).toMatchObject({ displayName: "Sammy" });

    oak.removeMember("Sam");
    expect(await members().member(guild, sam)).toBeNull();
    expect(await members().member(GUILD, sam)).toBeNull();
    oak.removesBot();
    expect(await members().member(guild, UserId.parse(oak.owner.id))).toBeNull();
    expect(discord.mistakes).toEqual([]);
  });

  test("an outage is told once, and so is its end", async () => {
    const oak = await discord.guild("Oak Street", { members: ["Mia"] });
    const one = members();
    const ask = () => one.member(GuildId.parse(oak.id), UserId.parse(oak.owner.id));
    discord.unreachable();
    await expect(ask()).rejects.toMatchObject(away);
    await expect(ask()).rejects.toMatchObject(away);
    expect(one.state()).toBe("degraded");
    discord.unreachable(null);
    expect(await ask()).toMatchObject({ displayName: "Mia" });
    expect(one.state()).toBe("up");
    expect(said).toEqual(["warn: Discord does not answer who is a member", "info: Discord answers again who is a member"]);
  });

  test("who says nothing is not waited for", async () => {
    discord.unreachable("hangs");
    await expect(asking(`${discord.url}/api`, { patienceMs: 50 }).member(GUILD, MIA)).rejects.toMatchObject(away);
  });
});

describe("not to know is never yes, and never no", () => {
  const mia = { user: { id: "11", username: "mia" }, roles: [] };
  const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
    response.writeHead(status, { ...headers, "content-type": "application/json" }).end(JSON.stringify(body));

  /** Something that listens where Discord should. */
  async function instead(answer: RequestListener) {
    const server = createServer((request, response) => {
      heard.push(request.url ?? "");
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ends.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const heard: string[] = [];
  beforeEach(() => void heard.splice(0));

  test("an answer of ours is taken: what follows fails for its own reason", async () => {
    expect(await asking(await instead((_, response) => json(response, 200, mia))).member(GUILD, MIA)).toEqual({
      displayName: "mia",
      roleIds: [],
    });
    expect(heard).toEqual(["/v10/guilds/1001/members/11"]);
  });

  test.each<[string, RequestListener]>([
    ["a server error, which is not tried again", (_, response) => json(response, 500, {})],
    ["a rate limit that lasts", (_, response) => json(response, 429, { retry_after: 60, global: false }, { "retry-after": "60" })],
    ["a page that is not there, said by somebody else", (_, response) => void response.writeHead(404).end("<html>no such host</html>")],
    ["a 404 for a reason that is none of ours", (_, response) => json(response, 404, { code: 0, message: "404: Not Found" })],
    ["a member without roles", (_, response) => json(response, 200, { user: mia.user })],
    ["no JSON", (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("hello")],
    ["more than a member can be", (_, response) => json(response, 200, { ...mia, bio: "x".repeat(70_000) })],
    ["a way to somewhere else", (_, response) => void response.writeHead(302, { location: "/elsewhere" }).end()],
  ])("%s", async (_what, answer) => {
    await expect(asking(await instead(answer)).member(GUILD, MIA)).rejects.toMatchObject(away);
    expect(heard).toHaveLength(1);
  });

  test("an answer that never ends is not waited for", async () => {
    const url = await instead((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write("{");
    });
    await expect(asking(url, { patienceMs: 100 }).member(GUILD, MIA)).rejects.toMatchObject(away);
  });

  test("many members of one guild in a moment wait for Discord's short limit, and are answered", async () => {
    const limited = {
      "x-ratelimit-limit": "1",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset-after": "0.05",
      "x-ratelimit-bucket": "b",
    };
    const members = asking(await instead((_, response) => json(response, 200, mia, limited)));
    // As long as Discord's: the library counts for each guild by the length of its id.
    const ids = ["1", "2", "3", "4"].map((digit) => digit.repeat(18));
    const guild = GuildId.parse("9".repeat(18));
    expect(await Promise.all(ids.map((id) => members.member(guild, UserId.parse(id))))).toHaveLength(ids.length);
  });

  test("with a token that Discord refuses it is asked once and never again, and that is said once", async () => {
    const members = asking(await instead((_, response) => json(response, 401, { code: 0, message: "401: Unauthorized" })));
    for (let n = 0; n < 3; n++) await expect(members.member(GUILD, MIA)).rejects.toMatchObject(away);
    expect(heard).toHaveLength(1);
    expect(said).toEqual([expect.stringMatching(/^error: Discord refuses DISCORD_TOKEN/)]);
    expect(members.state()).toBe("degraded");
  });

  test("without a token nobody is asked", async () => {
    const members = asking(await instead((_, response) => json(response, 200, mia)), { token: null });
    expect(members.state()).toBe("degraded");
    await expect(members.member(GUILD, MIA)).rejects.toMatchObject(away);
    expect([heard, said]).toEqual([[], [expect.stringMatching(/^error: there is no DISCORD_TOKEN/)]]);
  });
});
