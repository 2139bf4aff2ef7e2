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

describe("a request is refused, and the mistake kept, for", () => {
  test.each([
    ["no token", "GET", "/users/@me", { authorization: "" }, 401, 0, "not authorised"],
    ["a wrong token", "GET", "/users/@me", { authorization: "Bot wrong" }, 401, 0, "not authorised"],
    ["a token without Bot before it", "GET", "/users/@me", { authorization: "x" }, 401, 0, "not authorised"],
    ["a path that does not exist", "GET", "/chores", {}, 404, 0, "unknown route"],
    ["a method the path does not have", "PUT", "/users/@me", {}, 405, 0, "wrong method"],
  ])("%s", async (_title, method, path, headers, status, code, kind) => {
    expect(await ask(method, path, undefined, headers)).toMatchObject({ status, body: { code } });
    expect(simulator.mistakes).toMatchObject([{ kind }]);
  });

  test("another API version", async () => {
    const response = await fetch(`${simulator.url}/api/v9/gateway`);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 50041 }]);
  });

  test("a body that is not JSON, or not declared as any", async () => {
    expect(await send("{")).toMatchObject({ status: 400, body: { code: 50109 } });
    const path = `/channels/${oak.channelId}/messages`;
    expect(await ask("POST", path, "hello", { "content-type": "text/plain" })).toMatchObject({ status: 400, body: { code: 50035 } });
  });

  test("a body over 25 MiB", async () => {
    expect(await send("x".repeat(25 * 1_024 * 1_024 + 1))).toMatchObject({ status: 413, body: { code: 40005 } });
  });

  test("a body that breaks a limit, told where", async () => {
    const { status, body } = await send({ embeds: [{ title: "x".repeat(257) }] });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 50035, errors: { embeds: { "0": { title: { _errors: [{ code: expect.any(String) }] } } } } });
    expect(simulator.breaches).toMatchObject([{ path: "embeds.0.title" }]);
  });
});

describe("what does not exist is told apart", () => {
  test.each([
    ["channel", () => `/channels/1/messages`, 10003],
    ["guild", () => `/guilds/1`, 10004],
    ["member", () => `/guilds/${oak.id}/members/1`, 10007],
    ["message", () => `/channels/${oak.channelId}/messages/1`, 10008],
    ["role", () => `/guilds/${oak.id}/roles/1`, 10011],
    ["user", () => `/users/1`, 10013],
    ["command", () => `/applications/${simulator.application().id}/commands/1`, 10063],
    ["application", () => `/applications/1/commands`, 10002],
  ])("an unknown %s", async (_what, path, code) => {
    expect(await ask("GET", path())).toMatchObject({ status: 404, body: { code } });
  });

  test("a guild that the bot left is as unknown as one that never was", async () => {
    oak.removesBot();
    expect(await ask("GET", `/guilds/${oak.id}`)).toMatchObject({ status: 404, body: { code: 10004 } });
    expect(await send({ content: "x" })).toMatchObject({ status: 404, body: { code: 10003 } });
  });
});

describe("what the bot may not do", () => {
  const botRole = (): string => simulator.application().id;

  test("send where it may not", async () => {
    const quiet = oak.addChannel("quiet", [{ id: botRole(), type: 1, allow: "0", deny: "2048" }]);
    expect(await ask("POST", `/channels/${quiet.id}/messages`, { content: "x" })).toMatchObject({ status: 403, body: { code: 50013 } });
  });

  test("see what is hidden from it", async () => {
    const hidden = oak.addChannel("hidden", [{ id: oak.id, type: 0, allow: "0", deny: "1024" }]);
    expect(await ask("GET", `/channels/${hidden.id}`)).toMatchObject({ status: 403, body: { code: 50001 } });
    expect(simulator.mistakes).toMatchObject([{ kind: "missing permission" }]);
  });

  test("edit or delete what others wrote", async () => {
    const { id } = oak.member("Mia").say("mine");
    const path = `/channels/${oak.channelId}/messages/${id}`;
    expect(await ask("PATCH", path, { content: "x" })).toMatchObject({ status: 403, body: { code: 50005 } });
    expect(await ask("DELETE", path)).toMatchObject({ status: 403, body: { code: 50013 } });
  });

  test("give a role above its own, or the everyone role", async () => {
    const high = oak.role("High");
    const path = (role: string): string => `/guilds/${oak.id}/members/${oak.member("Mia").id}/roles/${role}`;
    expect(await ask("PUT", path(high))).toMatchObject({ status: 403, body: { code: 50013 } });
    expect(await ask("PUT", path(oak.id))).toMatchObject({ status: 403 });
  });

  test("give a role without Manage Roles, or one that belongs to an application", async () => {
    oak.role("Low");
    const path = (role: string): string => `/guilds/${oak.id}/members/${oak.member("Mia").id}/roles/${role}`;
    const roles = (await ask("GET", `/guilds/${oak.id}/roles`)).body as { id: string; name: string; position: number; managed: boolean }[];
    const managed = roles.find((role) => role.managed)?.id ?? "";
    oak.raiseBot();
    expect((await ask("PUT", path(oak.role("Low")))).status).toBe(204);
    expect(oak.member("Mia").roles).toEqual(["Low"]);
    expect((await ask("PUT", path(managed))).status).toBe(403);
    expect((await ask("PUT", path(oak.id))).status).toBe(403);
    oak.allowBot(["ViewChannel"]);
    expect((await ask("DELETE", path(oak.role("Low")))).status).toBe(403);
  });

  test("write to somebody it shares no guild with", async () => {
    const { body } = await ask("POST", "/users/@me/channels", { recipient_id: oak.member("Sam").id });
    const { id } = body as { id: string };
    expect((await ask("POST", `/channels/${id}/messages`, { content: "x" })).status).toBe(200);
    oak.removeMember("Sam");
    expect(await ask("POST", `/channels/${id}/messages`, { content: "x" })).toMatchObject({ status: 403, body: { code: 50007 } });
    expect((await ask("POST", "/users/@me/channels", { recipient_id: "1" })).status).toBe(400);
  });

  test("list members without the intent; find one by id it may", async () => {
    await simulator.close();
    simulator = await startDiscordSimulator({ clock, gateway: { privilegedIntents: 0 } });
    oak = await simulator.guild("Oak Street", { members: ["Mia"] });
    expect(await ask("GET", `/guilds/${oak.id}/members?limit=10`)).toMatchObject({ status: 403, body: { code: 50001 } });
    expect((await ask("GET", `/guilds/${oak.id}/members/${oak.owner.id}`)).status).toBe(200);
  });
});
