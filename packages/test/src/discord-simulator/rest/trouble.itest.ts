import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startDiscordSimulator, type DiscordSimulator, type SimGuild, type SimulatorOptions } from "../index.js";
import { HandClock } from "../trial/hand-clock.js";
import { call } from "../trial/raw-bot.js";

let simulator: DiscordSimulator;
let clock: HandClock;
let oak: SimGuild;

async function start(options: Partial<SimulatorOptions> = {}): Promise<void> {
  clock = new HandClock();
  simulator = await startDiscordSimulator({ clock, ...options });
  oak = await simulator.guild("Oak Street", { members: ["Mia"] });
}
beforeEach(() => start());
afterEach(() => simulator.close());

const MESSAGES = "/channels/:channelId/messages";
const send = (channelId = oak.channelId) => call(simulator, "POST", `/channels/${channelId}/messages`, { content: "x" });

describe("scripted trouble", () => {
  test.each([
    ["user" as const, false],
    ["shared" as const, false],
    ["global" as const, true],
  ])("a 429 of scope %s", async (scope, global) => {
    simulator.script({ route: MESSAGES, answer: { kind: "429", retryAfterMs: 1_500, scope } });
    const { status, headers, body } = await send();
    expect([status, headers.get("retry-after"), headers.get("x-ratelimit-scope"), headers.get("x-ratelimit-global")]).toEqual([
      429,
      "2",
      scope,
      global ? "true" : null,
    ]);
    expect(body).toEqual({ message: "You are being rate limited.", retry_after: 1.5, global });
    expect((await send()).status).toBe(200);
  });

  test("a 429 of the shield before Discord is HTML", async () => {
    simulator.script({ answer: { kind: "429", retryAfterMs: 1_000, html: true } });
    const { headers } = await send();
    expect(headers.get("content-type")).toBe("text/html");
  });

  test("a server error, as often as it was scripted, and only there", async () => {
    simulator.script({ route: MESSAGES, method: "POST", times: 2, answer: { kind: "status", status: 503 } });
    expect((await call(simulator, "GET", `/channels/${oak.channelId}/messages`)).status).toBe(200);
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([503, 503, 200]);
    expect(oak.messages()).toHaveLength(1);
  });

  test("a connection cut before it took effect, and after", async () => {
    simulator.script({ route: MESSAGES, answer: { kind: "cut", when: "before" } });
    await expect(send()).rejects.toThrow();
    expect(oak.messages()).toHaveLength(0);
    simulator.script({ route: MESSAGES, answer: { kind: "cut", when: "after" } });
    await expect(send()).rejects.toThrow();
    expect(oak.messages()).toHaveLength(1);
  });

  test("a slow answer is an answer", async () => {
    simulator.script({ answer: { kind: "slow", ms: 5 } });
    expect((await send()).status).toBe(200);
  });
});

describe("an outage", () => {
  const me = () =>
    fetch(`${simulator.url}/api/v10/users/@me`, {
      headers: { authorization: `Bot ${simulator.application().token}` },
      signal: AbortSignal.timeout(500),
    });

  test("refuses every request, and leaves no trace of them, until it is over", async () => {
    simulator.unreachable();
    await expect(send()).rejects.toThrow("fetch failed");
    simulator.unreachable(null);
    expect([(await me()).status, simulator.requests.length, oak.messages().length]).toEqual([200, 1, 0]);
  });

  test("hangs: requests are taken and nothing is said, until it is over", async () => {
    simulator.unreachable("hangs");
    await expect(me()).rejects.toMatchObject({ name: "TimeoutError" });
    simulator.unreachable(null);
    expect((await me()).status).toBe(200);
  });
});

describe("rate limits", () => {
  test("stand in the headers of each answer", async () => {
    const { headers } = await send();
    expect(headers.get("x-ratelimit-limit")).toBe("50");
    expect(headers.get("x-ratelimit-remaining")).toBe("49");
    expect(headers.get("x-ratelimit-reset-after")).toBe("1.000");
    expect(headers.get("x-ratelimit-bucket")).toMatch(/^[0-9a-f]{16}$/);
  });

  test("are held per route and channel when asked for, until the window is over", async () => {
    await simulator.close();
    await start({ rateLimit: { requests: 2, perMs: 5_000, globalPerSecond: 50 } });
    const other = oak.addChannel("other");
    await send();
    expect((await send()).headers.get("x-ratelimit-remaining")).toBe("0");
    expect(await send()).toMatchObject({ status: 429, body: { retry_after: 5, global: false } });
    expect((await send(other.id)).status).toBe(200);
    expect(simulator.mistakes).toMatchObject([{ kind: "rate limit exceeded" }]);

    clock.forward(5_000);
    expect((await send()).status).toBe(200);
  });

  test("hold over all routes together, interactions excepted", async () => {
    await simulator.close();
    await start({ rateLimit: { requests: 100, perMs: 5_000, globalPerSecond: 2 } });
    await send();
    await call(simulator, "GET", "/users/@me");
    expect(await send()).toMatchObject({ status: 429, body: { global: true } });
    expect((await call(simulator, "POST", "/interactions/1/x/callback", { type: 4 })).status).toBe(404);
    clock.forward(1_000);
    expect((await send()).status).toBe(200);
  });
});

test("every request is on record with its body and answer", async () => {
  await send();
  expect(simulator.requests).toMatchObject([{ method: "POST", route: MESSAGES, body: { content: "x" }, status: 200 }]);
});
