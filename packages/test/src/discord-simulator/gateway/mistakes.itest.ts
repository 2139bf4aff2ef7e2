import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startDiscordSimulator, type DiscordSimulator } from "../index.js";
import { HandClock } from "../trial/hand-clock.js";
import { call, RawBot } from "../trial/raw-bot.js";

let simulator: DiscordSimulator;
let clock: HandClock;

beforeEach(async () => {
  clock = new HandClock();
  simulator = await startDiscordSimulator({ clock, gateway: { sessionStartsPerDay: 3, identifyWindowMs: 0, resumeWindowMs: 60_000 } });
});
afterEach(() => simulator.close());

/** Each opens a connection, makes one mistake after HELLO, and is closed with Discord's code for it. */
const MISTAKES: [title: string, code: number, act: (bot: RawBot) => void | Promise<void>][] = [
  ["a wrong token", 4004, (bot) => bot.identify({ token: "wrong" })],
  ["a shard beyond the count", 4010, (bot) => bot.identify({ shard: [2, 2] })],
  ["a negative shard", 4010, (bot) => bot.identify({ shard: [-1, 2] })],
  ["no shards at all", 4010, (bot) => bot.identify({ shard: [0, 0] })],
  ["an intent that does not exist", 4013, (bot) => bot.identify({ intents: 1 << 19 })],
  ["a privileged intent that is not switched on", 4014, (bot) => bot.identify({ intents: 1 << 15 })],
  ["an identify without properties", 4002, (bot) => bot.identify({ properties: undefined })],
  ["an identify whose shard is no pair", 4002, (bot) => bot.identify({ shard: [0] })],
  ["something that is not JSON", 4002, (bot) => bot.sendText("hello")],
  ["a payload without an opcode", 4002, (bot) => bot.sendText('{"d":1}')],
  ["a payload over 4096 bytes", 4002, (bot) => bot.sendText(JSON.stringify({ op: 1, d: "x".repeat(4_096) }))],
  ["an opcode that does not exist", 4001, (bot) => bot.send(99, null)],
  ["a presence before identifying", 4003, (bot) => bot.send(3, {})],
  ["a resume with a wrong token", 4004, (bot) => bot.send(6, { token: "wrong", session_id: "x", seq: 1 })],
  ["a resume without a session", 4002, (bot) => bot.send(6, { token: simulator.application().token })],
  ["more than 120 payloads a minute", 4008, (bot) => Array.from({ length: 121 }).forEach(() => bot.send(1, null))],
  [
    "identifying twice",
    4005,
    async (bot) => {
      bot.identify();
      await bot.event("READY");
      bot.identify();
    },
  ],
  [
    "asking for members of a list of guilds",
    4002,
    async (bot) => {
      bot.identify();
      await bot.event("READY");
      bot.send(8, { guild_id: ["1"], query: "", limit: 0 });
    },
  ],
];

describe("a connection is closed, and the mistake kept, for", () => {
  test.each(MISTAKES)("%s: %i", async (_title, code, act) => {
    const bot = await new RawBot(simulator).hello();
    await act(bot);
    expect(await bot.closed).toBe(code);
    expect(simulator.mistakes).toEqual([{ kind: "gateway", detail: expect.stringMatching(`^${code} `) }]);
  });

  test.each([
    ["another API version", "v=9&encoding=json", 4012],
    ["another encoding", "v=10&encoding=etf", 4002],
  ])("%s", async (_title, query, code) => {
    expect(await new RawBot(simulator, query).closed).toBe(code);
  });
});

test("no heartbeat: the connection is closed, and the session can be resumed", async () => {
  await simulator.close();
  simulator = await startDiscordSimulator({ clock, gateway: { heartbeatIntervalMs: 20 } });
  const bot = new RawBot(simulator);
  await bot.ready();
  expect(await bot.closed).toBe(4000);
  await simulator.until(() => simulator.sessions.list.some(({ connected }) => !connected));
});

test("a zombie takes everything in and says nothing, no heartbeat ACK either", async () => {
  const bot = new RawBot(simulator);
  await bot.ready();
  bot.send(1, null);
  await bot.take(({ op }) => op === 11);
  simulator.goSilent();
  bot.send(1, null);
  bot.sendText("not JSON");
  expect(await bot.closed).toBe(4002);
  expect(bot.received).toEqual([]);
});

describe("resuming", () => {
  const comeBack = async (session_id: string, seq: number): Promise<RawBot> => {
    const bot = await new RawBot(simulator).hello();
    bot.send(6, { token: simulator.application().token, session_id, seq });
    return bot;
  };

  test("with a sequence from the future is closed with 4007", async () => {
    const bot = new RawBot(simulator);
    const { session_id } = await bot.ready();
    await bot.close();
    expect(await (await comeBack(session_id, 99)).closed).toBe(4007);
  });

  test.each([
    ["a session that never was", async () => "nonsense"],
    ["one that was closed with 1000", async () => endedWith(1000)],
    ["one that waited too long", async () => endedWith(4000, () => clock.forward(60_001))],
  ])("of %s is answered with an invalid session", async (_title, session) => {
    const bot = await comeBack(await session(), 1);
    expect((await bot.take(({ op }) => op === 9)).d).toBe(false);
  });

  async function endedWith(code: number, then: () => void = () => undefined): Promise<string> {
    const bot = new RawBot(simulator);
    const { session_id } = await bot.ready();
    await bot.close(code);
    await simulator.until(() => simulator.sessions.list.every(({ connected }) => !connected));
    then();
    return session_id;
  }
});

test("too many guilds in one session: sharding is required (4011)", async () => {
  await simulator.close();
  simulator = await startDiscordSimulator({ clock, gateway: { guildsPerSession: 1 } });
  await simulator.guild("Even", { members: ["Mia"], shardHint: { shard: 0, of: 2 } });
  await simulator.guild("Odd", { members: ["Mia"], shardHint: { shard: 1, of: 2 } });
  const whole = await new RawBot(simulator).hello();
  whole.identify();
  expect(await whole.closed).toBe(4011);

  clock.forward(5_000);
  await new RawBot(simulator).ready({ shard: [0, 2] });
});

test("session starts run out, and come back a day later", async () => {
  for (let start = 0; start < 3; start += 1) await new RawBot(simulator).ready();
  expect((await call(simulator, "GET", "/gateway/bot")).body).toMatchObject({ session_start_limit: { total: 3, remaining: 0 } });
  const late = await new RawBot(simulator).hello();
  late.identify();
  expect(await late.closed).toBe(4004);

  clock.forward(86_400_000);
  await new RawBot(simulator).ready();
});

test("members come on request: all of them only with the members intent", async () => {
  const oak = await simulator.guild("Oak Street", { members: ["Mia", "Sam"] });
  const bot = new RawBot(simulator);
  await bot.ready({ intents: 1 });
  bot.send(8, { guild_id: oak.id, query: "", limit: 0, nonce: "all" });
  bot.send(8, { guild_id: oak.id, query: "mi", limit: 5, nonce: "some" });
  expect(await bot.event("GUILD_MEMBERS_CHUNK")).toMatchObject({ nonce: "some", members: [{ user: { username: "mia" } }] });

  const privileged = new RawBot(simulator);
  await privileged.ready({ intents: 3 });
  privileged.send(8, { guild_id: oak.id, query: "", limit: 0, nonce: "all" });
  expect((await privileged.event<{ members: unknown[] }>("GUILD_MEMBERS_CHUNK")).members).toHaveLength(3);
});

test("without the content intent, what people write arrives empty", async () => {
  const [mia] = await simulator.guild("Oak Street", { members: ["Mia"] });
  const bot = new RawBot(simulator);
  await bot.ready({ intents: 1 | (1 << 9) });
  mia?.say("hello");
  expect(await bot.event("MESSAGE_CREATE")).toMatchObject({ content: "", author: { username: "mia" }, guild_id: expect.any(String) });
  mia?.say(`hello <@${simulator.application().id}>`);
  expect((await bot.event<{ content: string }>("MESSAGE_CREATE")).content).toContain("hello");
});
