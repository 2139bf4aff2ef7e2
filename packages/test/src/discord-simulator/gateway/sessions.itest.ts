import { afterEach, describe, expect, test } from "@jest/globals";
import { Events, type Client } from "discord.js";
import { startDiscordSimulator, type DiscordSimulator, type SimulatorOptions } from "../index.js";
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
