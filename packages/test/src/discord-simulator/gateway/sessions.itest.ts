import { afterEach, describe, expect, test } from "@jest/globals";
import { Events, GatewayIntentBits, type Client } from "discord.js";
import { startDiscordSimulator, shardOf, type DiscordSimulator, type SimulatorOptions } from "../index.js";
import { HandClock } from "../trial/hand-clock.js";
import { libraryBot, TASK_COMMAND } from "../trial/library-bot.js";
import { RawBot } from "../trial/raw-bot.js";

let simulator: DiscordSimulator;
const clients: Client[] = [];
const clock = new HandClock();

async function start(gateway: SimulatorOptions["gateway"] = {}): Promise<void> {
  simulator = await startDiscordSimulator({ clock, gateway: { identifyWindowMs: 0, ...gateway } });
}

async function bot(answer?: Parameters<typeof libraryBot>[1], options: Parameters<typeof libraryBot>[2] = {}): Promise<Client<true>> {
  const client = await libraryBot(simulator, answer, options);
  clients.push(client);
  await client.application.commands.set([TASK_COMMAND]);
  return client;
}

const resumed = (client: Client): Promise<number> =>
  new Promise((resolve) => client.once(Events.ShardResume, (_id, replayed) => resolve(replayed)));
const readyAgain = (client: Client): Promise<number> => new Promise((resolve) => client.once(Events.ShardReady, (id) => resolve(id)));
const echo: Parameters<typeof libraryBot>[1] = async (interaction) =>
  interaction.isChatInputCommand() ? interaction.reply("here") : undefined;

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await simulator.close();
});

describe("a session of discord.js", () => {
  test("is resumed after its connection dropped, and gets what it missed in order", async () => {
    await start();
    const client = await bot();
    const oak = await simulator.guild("Oak Street", { members: ["Mia"] });
    const names: string[] = [];
    client.on(Events.GuildUpdate, (_, guild) => names.push(guild.name));
    const back = resumed(client);

    simulator.dropConnections();
    oak.rename("Elm Street");
    oak.rename("Ash Street");
    await back;

    expect(names).toEqual(["Elm Street", "Ash Street"]);
    expect(simulator.sessions).toMatchObject({ identified: 1, resumed: 1 });
  });

  test("an interaction sent while it is away reaches it on its return", async () => {
    await start();
    const client = await bot(echo);
    const [mia] = await simulator.guild("Oak Street", { members: ["Mia"] });
    const back = resumed(client);
    simulator.dropConnections();
    const reply = mia?.slash("/task add", { title: "x" });
    await back;
    expect((await reply)?.text()).toBe("here");
  });

  test("resumes when asked to reconnect (op 7)", async () => {
    await start();
    const client = await bot();
    const back = resumed(client);
    simulator.requestReconnect();
    await back;
    expect(simulator.sessions).toMatchObject({ identified: 1, resumed: 1 });
  });

  test("resumes on the same connection when the session is called resumable (op 9 true)", async () => {
    await start();
    const client = await bot();
    const back = resumed(client);
    simulator.invalidateSessions(true);
    await back;
    expect(simulator.sessions).toMatchObject({ identified: 1, resumed: 1 });
  });

  test("begins anew when the session is gone (op 9 false)", async () => {
    await start();
    // discord.js would wait five real seconds between two IDENTIFYs.
    const client = await bot(undefined, {
      ws: { buildIdentifyThrottler: () => Promise.resolve({ waitForIdentify: () => Promise.resolve() }) },
    });
    const back = readyAgain(client);
    simulator.invalidateSessions(false);
    await back;
    expect(simulator.sessions).toMatchObject({ identified: 2, resumed: 0 });
    expect(simulator.sessions.list).toHaveLength(1);
  });

  test("leaves a zombie and resumes elsewhere", async () => {
    await start({ heartbeatIntervalMs: 50 });
    const client = await bot();
    const back = resumed(client);
    simulator.goSilent();
    await back;
    expect(simulator.sessions.resumed).toBe(1);
  });
});

describe("shards", () => {
  test("each hears of the guilds that fall on it, and of no other", async () => {
    await start();
    const bots = await Promise.all([0, 1].map((shard) => bot(undefined, { shards: [shard], shardCount: 2 })));
    const even = await simulator.guild("Even", { members: ["Mia"], shardHint: { shard: 0, of: 2 } });
    const odd = await simulator.guild("Odd", { members: ["Sam"], shardHint: { shard: 1, of: 2 } });
    expect([shardOf(even.id, 2), shardOf(odd.id, 2)]).toEqual([0, 1]);

    const heard = bots.map(
      (client) => new Promise<string>((resolve) => client.once(Events.GuildUpdate, (_, guild) => resolve(guild.name))),
    );
    even.rename("Even more");
    odd.rename("Odder");

    expect(await Promise.all(heard)).toEqual(["Even more", "Odder"]);
    expect(bots.map((client) => [...client.guilds.cache.values()].map(({ name }) => name))).toEqual([["Even more"], ["Odder"]]);
  });

  test("two sessions of one shard both hear everything: the second acknowledgement is refused", async () => {
    await start();
    let refuse: (code: number) => void = () => undefined;
    const refused = new Promise<number>((resolve) => (refuse = resolve));
    const answer: Parameters<typeof libraryBot>[1] = async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply("mine").catch((error: unknown) => refuse((error as { code: number }).code));
    };
    const bots = [await bot(answer), await bot(answer)];
    const [mia] = await simulator.guild("Oak Street", { members: ["Mia"] });

    await mia?.slash("/task add", { title: "x" });

    expect(bots).toHaveLength(2);
    expect(await refused).toBe(40060);
    expect(mia?.sees()).toHaveLength(1);
    expect(simulator.mistakes).toMatchObject([{ kind: "double acknowledgement" }]);
  });

  test("a shard that identifies too soon after another is sent away with an invalid session", async () => {
    await start({ identifyWindowMs: 5_000 });
    const first = new RawBot(simulator);
    await first.ready({ shard: [0, 2] });
    const second = await new RawBot(simulator).hello();
    second.identify({ shard: [1, 2] });
    expect((await second.take(({ op }) => op === 9)).d).toBe(false);

    clock.forward(5_000);
    second.identify({ shard: [1, 2] });
    expect((await second.event<{ shard: unknown }>("READY")).shard).toEqual([1, 2]);
  });
});

test("a session hears only what its intents ask for, and of itself always", async () => {
  await start();
  const oak = await simulator.guild("Oak Street", { members: ["Mia"] });
  const plain = new RawBot(simulator);
  await plain.ready({ intents: 1 });
  oak.addMember("Sam");
  oak.owner.say("hello");
  oak.renameBot("Helper");
  oak.rename("Elm Street");
  await plain.event("GUILD_CREATE");
  await plain.event("GUILD_UPDATE");
  expect(plain.received.map(({ t }) => t)).toEqual(["GUILD_MEMBER_UPDATE"]);
});

test("what is replayed is what was, not what became of it; and too much missed is not replayed", async () => {
  await start();
  const oak = await simulator.guild("Oak Street", { members: ["Mia"] });
  const gone = new RawBot(simulator);
  const { session_id } = await gone.ready();
  await gone.event("GUILD_CREATE");
  await gone.close();
  const comeBack = async (): Promise<RawBot> => {
    const bot = await new RawBot(simulator).hello();
    bot.send(6, { token: simulator.application().token, session_id, seq: 2 });
    return bot;
  };
  const role = oak.role("First");
  oak.giveRole("Mia", "First");
  oak.role("First", ["ManageGuild"]);
  const back = await comeBack();
  expect(await back.event("GUILD_ROLE_CREATE")).toMatchObject({ role: { id: role, permissions: "0" } });
  expect(await back.event("GUILD_ROLE_UPDATE")).toMatchObject({ role: { id: role, permissions: "32" } });
  await back.close();

  for (let index = 0; index < 2_001; index += 1) oak.rename(`Street ${index}`);
  expect((await (await comeBack()).take(({ op }) => op === 9)).d).toBe(false);
});

test("GUILD_CREATE carries the bot alone, unless presences are switched on", async () => {
  await start({ privilegedIntents: GatewayIntentBits.GuildPresences });
  await simulator.guild("Oak Street", { members: ["Mia", "Sam"] });
  const plain = new RawBot(simulator);
  await plain.ready();
  expect(await plain.event("GUILD_CREATE")).toMatchObject({ member_count: 3, members: [{ user: { bot: true } }] });

  const curious = new RawBot(simulator);
  await curious.ready({ intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildPresences });
  expect((await curious.event<{ members: unknown[] }>("GUILD_CREATE")).members).toHaveLength(3);

  const crowd = await simulator.guild("Crowd", { members: Array.from({ length: 50 }, (_, index) => `Member ${index}`) });
  expect(await curious.event("GUILD_CREATE")).toMatchObject({
    id: crowd.id,
    large: true,
    member_count: 51,
    members: [{ user: { bot: true } }],
  });
});
