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

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await simulator.close();
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
