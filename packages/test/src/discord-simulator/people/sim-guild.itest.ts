import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { Events, GatewayIntentBits, type Client } from "discord.js";
import { startDiscordSimulator, type DiscordSimulator, type SimMember } from "../index.js";
import { HandClock } from "../trial/hand-clock.js";
import { libraryBot } from "../trial/library-bot.js";
import { call, RawBot } from "../trial/raw-bot.js";

let simulator: DiscordSimulator;
let client: Client<true>;
let mia: SimMember;

beforeEach(async () => {
  simulator = await startDiscordSimulator({ clock: new HandClock(), gateway: { identifyWindowMs: 0 } });
  mia = (await simulator.guild("Oak Street", { members: ["Mia", "Sam"] })).member("Mia");
  client = await libraryBot(simulator);
});

afterEach(async () => {
  await client.destroy();
  await simulator.close();
});

test("hears of members, roles and names, and reads them by REST", async () => {
  const [oak] = simulator.guilds();
  const privileged = await libraryBot(simulator, undefined, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers] });
  const heard: string[] = [];
  privileged.on(Events.GuildMemberAdd, (member) => heard.push(`+${member.user.displayName}`));
  privileged.on(Events.GuildMemberUpdate, (_, member) => heard.push(`~${member.displayName} ${member.roles.cache.size}`));
  privileged.on(Events.GuildMemberRemove, (member) => heard.push(`-${member.user.displayName}`));
  privileged.on(Events.GuildUpdate, (_, guild) => heard.push(guild.name));
  const gone = new Promise((resolve) => privileged.on(Events.GuildDelete, resolve));

  oak?.addMember("Pat");
  oak?.role("Manager", ["ManageGuild"]);
  oak?.giveRole("Pat", "Manager");
  oak?.removeMember("Pat");
  oak?.rename("Elm Street");
  expect(
    [...((await privileged.guilds.cache.get(oak?.id ?? "")?.members.fetch())?.values() ?? [])].map(({ displayName }) => displayName),
  ).toContain("Sam");
  oak?.removesBot();
  await gone;

  expect(heard).toEqual(["+Pat", "~Pat 2", "-Pat", "Elm Street"]);
  await privileged.destroy();
});

test("without the privileged intent nothing is told of members, and one member can still be asked about", async () => {
  const without = await startDiscordSimulator({ clock: new HandClock(), membersIntent: false, gateway: { identifyWindowMs: 0 } });
  const oak = await without.guild("Oak Street", { members: ["Mia", "Sam"] });
  const greedy = new RawBot(without);
  await greedy.hello();
  greedy.identify({ intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMembers });
  expect(await greedy.closed).toBe(4014);

  const modest = new RawBot(without);
  await modest.ready({ intents: GatewayIntentBits.Guilds });
  const sam = oak.member("Sam").id;
  const member = () => call(without, "GET", `/guilds/${oak.id}/members/${sam}`);
  expect((await member()).status).toBe(200);
  oak.removeMember("Sam");
  oak.rename("Elm Street");
  await modest.event("GUILD_UPDATE");
  expect(modest.received.map(({ t }) => t).filter((name) => name?.startsWith("GUILD_MEMBER"))).toEqual([]);
  expect(await member()).toMatchObject({ status: 404, body: { code: 10007 } });
  await modest.close();
  await without.close();
});

test("writes to one person, until they close their direct messages", async () => {
  const user = await client.users.fetch(mia.id);
  await user.send("Your turn");
  expect(mia.directMessages().map((message) => message.text())).toEqual(["Your turn"]);

  mia.closeDirectMessages();
  await expect(user.send("Hello?")).rejects.toMatchObject({ code: 50007 });
});
