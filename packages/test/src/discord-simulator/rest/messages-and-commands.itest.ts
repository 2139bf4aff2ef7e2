import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startDiscordSimulator, type DiscordSimulator, type SimGuild } from "../index.js";
import { HandClock } from "../trial/hand-clock.js";
import { call } from "../trial/raw-bot.js";

let simulator: DiscordSimulator;
let clock: HandClock;
let oak: SimGuild;

beforeEach(async () => {
  clock = new HandClock();
  simulator = await startDiscordSimulator({ clock });
  oak = await simulator.guild("Oak Street", { members: ["Mia", "Sam"] });
});
afterEach(() => simulator.close());

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  call(simulator, method, path, body, headers);
const send = (body: unknown) => ask("POST", `/channels/${oak.channelId}/messages`, body);

describe("messages", () => {
  test("the same nonce, enforced, is one message", async () => {
    const body = { content: "once", nonce: "n1", enforce_nonce: true };
    const [first, second] = [await send(body), await send(body)];
    expect((second.body as { id: string }).id).toBe((first.body as { id: string }).id);
    expect(oak.messages()).toHaveLength(1);
  });

  test("ping whom allowed_mentions lets them, and a forgetful bot pings all", async () => {
    const content = `<@${oak.member("Mia").id}> <@&${oak.role("Crew")}> @everyone`;
    oak.allowBot(["ViewChannel", "SendMessages", "MentionEveryone"]);
    await send({ content });
    await send({ content, allowed_mentions: { parse: [] } });
    expect(oak.messages().map(({ pings }) => [pings.everyone, pings.users.length, pings.roles.length])).toEqual([
      [true, 1, 1],
      [false, 0, 0],
    ]);
  });

  test("are listed newest first, before and after a point", async () => {
    for (const content of ["a", "b", "c"]) await send({ content });
    const [a, , c] = oak.messages().map(({ id }) => id);
    const list = async (query: string) =>
      ((await ask("GET", `/channels/${oak.channelId}/messages?${query}`)).body as { content: string }[]).map(({ content }) => content);
    expect(await list("limit=2")).toEqual(["c", "b"]);
    expect(await list(`before=${c}`)).toEqual(["b", "a"]);
    expect(await list(`after=${a}`)).toEqual(["c", "b"]);
  });

  test("are refused when a limit is broken, made or edited", async () => {
    expect((await send({ content: "x".repeat(2_001) })).status).toBe(400);
    const { id } = (await send({ content: "fine" })).body as { id: string };
    expect((await ask("PATCH", `/channels/${oak.channelId}/messages/${id}`, { content: "x".repeat(2_001) })).status).toBe(400);
    expect(oak.messages().map((message) => message.text())).toEqual(["fine"]);
  });

  test("reply to one that exists, unless told not to mind", async () => {
    expect((await send({ content: "x", message_reference: { message_id: "1" } })).status).toBe(400);
    expect((await send({ content: "x", message_reference: { message_id: "1", fail_if_not_exists: false } })).status).toBe(200);
  });

  test("may bring files in a form", async () => {
    const form = new FormData();
    form.set("payload_json", JSON.stringify({ content: "chart" }));
    form.set("files[0]", new Blob(["<svg/>"], { type: "image/svg+xml" }), "chart.svg");
    const authorization = `Bot ${simulator.application().token}`;
    const response = await fetch(`${simulator.url}/api/v10/channels/${oak.channelId}/messages`, {
      method: "POST",
      headers: { authorization },
      body: form,
    });
    expect(await response.json()).toMatchObject({ content: "chart", attachments: [{ filename: "chart.svg", size: 6 }] });
  });
});

describe("commands", () => {
  const base = (): string => `/applications/${simulator.application().id}/commands`;
  const command = { name: "task", description: "Tasks" };

  test("the first of its name is created (201), the second overwrites it (200) and keeps the id", async () => {
    const [first, second] = [await ask("POST", base(), command), await ask("POST", base(), { ...command, description: "New" })];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect((second.body as { id: string }).id).toBe((first.body as { id: string }).id);
  });

  test("a bulk overwrite forgets what it does not name", async () => {
    await ask("PUT", base(), [command, { ...command, name: "chore" }]);
    await ask("PUT", base(), [command]);
    expect((await ask("GET", base())).body).toMatchObject([{ name: "task" }]);
  });

  test("a guild's commands are its own", async () => {
    const guildBase = `/applications/${simulator.application().id}/guilds/${oak.id}/commands`;
    await ask("PUT", guildBase, [command]);
    expect((await ask("GET", base())).body).toEqual([]);
    expect((await ask("GET", guildBase)).body).toMatchObject([{ name: "task", guild_id: oak.id }]);
  });

  test("one can be changed in part, and deleted", async () => {
    const { id } = (await ask("POST", base(), command)).body as { id: string };
    expect((await ask("PATCH", `${base()}/${id}`, { description: "New" })).body).toMatchObject({ name: "task", description: "New" });
    expect((await ask("DELETE", `${base()}/${id}`)).status).toBe(204);
    expect((await ask("GET", base())).body).toEqual([]);
  });

  test("a command that breaks a limit is not registered", async () => {
    expect((await ask("PUT", base(), [{ ...command, name: "Not Lower" }])).status).toBe(400);
    expect(simulator.breaches).toMatchObject([{ path: "0.name" }]);
    expect((await ask("PUT", base(), command)).status).toBe(400);
    expect((await ask("POST", base(), { ...command, name: "Not Lower" })).body).toMatchObject({ errors: { name: { _errors: [{}] } } });
    const { id } = (await ask("POST", base(), command)).body as { id: string };
    expect((await ask("PATCH", `${base()}/${id}`, { description: "" })).status).toBe(400);
  });
});
