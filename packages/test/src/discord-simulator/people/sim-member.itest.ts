import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startDiscordSimulator, type DiscordSimulator, type SimGuild, type SimMember, type SimMessage } from "../index.js";
import { HandClock } from "../trial/hand-clock.js";
import { Interacting } from "../trial/interacting.js";
import { call } from "../trial/raw-bot.js";

let simulator: DiscordSimulator;
let oak: SimGuild;
let mia: SimMember;
let people: Interacting;

beforeEach(async () => {
  simulator = await startDiscordSimulator({ clock: new HandClock() });
  oak = await simulator.guild("Oak Street", { members: ["Mia", "Sam"], managers: ["Sam"], owner: "Pat" });
  mia = oak.member("Mia");
  people = await Interacting.begin(simulator);
});
afterEach(() => simulator.close());

const select = (rest: object) => ({ type: 1, components: [rest] });
const PICKS = { type: 3, custom_id: "picks", options: ["a", "b", "c"].map((value) => ({ label: value, value })) };
const button = (rest: object) => ({ type: 1, components: [{ type: 2, style: 2, label: "Go", ...rest }] });

async function card(...components: object[]): Promise<SimMessage> {
  await call(simulator, "POST", `/channels/${oak.channelId}/messages`, { content: "Card", components });
  const message = oak.messages().at(-1);
  if (!message) throw new Error("no card");
  return message;
}

async function register(change: object): Promise<void> {
  const command = { name: "help", description: "Help", ...change };
  const { status } = await call(simulator, "POST", `/applications/${simulator.application().id}/commands`, command);
  expect(status).toBe(201);
}

describe("a person's client does not let them", () => {
  test("press what is disabled, what is a link, or what is not there", async () => {
    await expect(mia.click(await card(button({ custom_id: "go", disabled: true })), "Go")).rejects.toThrow("is disabled");
    await expect(mia.click(await card(button({ style: 5, url: "https://example.org" })), "Go")).rejects.toThrow("is a link");
    await expect(mia.click(await card(button({ custom_id: "go" })), "Stop")).rejects.toThrow("it has Go");
  });

  test("use a message that is gone", async () => {
    const message = await card(button({ custom_id: "go" }));
    await call(simulator, "DELETE", `/channels/${oak.channelId}/messages/${message.id}`);
    await expect(mia.click(message, "Go")).rejects.toThrow("the message is gone");
  });

  test("choose too few, too many, or from a disabled select", async () => {
    const message = await card(select({ ...PICKS, min_values: 2, max_values: 2 }));
    await expect(mia.select(message, "picks", ["a"])).rejects.toThrow("takes 2 to 2 values");
    await expect(mia.select(message, "picks", ["a", "b", "c"])).rejects.toThrow("takes 2 to 2 values");
    await expect(mia.select(await card(select({ ...PICKS, disabled: true })), "picks", ["a"])).rejects.toThrow("is disabled");
  });

  test("see a command that needs more than they may; whoever may sees it", async () => {
    await register({ default_member_permissions: "32" });
    await expect(mia.slash("/help")).rejects.toThrow("hidden from Mia");
    await (await people.when(oak.member("Sam").slash("/help"))).answer({ type: 4, data: { content: "x" } });
    expect(oak.member("Sam").lastReply().text()).toBe("x");
  });

  test("use any command where members may not", async () => {
    oak.role("@everyone", ["ViewChannel"]);
    await expect(mia.slash("/task add", { title: "x" })).rejects.toThrow("may not use commands");
  });

  test("have an option completed that has no autocomplete", async () => {
    await expect(mia.autocomplete("/task add", "title", "x")).rejects.toThrow("has no autocomplete");
    await expect(mia.autocomplete("/task add", "colour", "x")).rejects.toThrow("no option colour");
  });

  test("act in a guild they left", async () => {
    oak.removeMember("Mia");
    await expect(mia.slash("/task add", { title: "x" })).rejects.toThrow("Mia is not in Oak Street");
  });
});

test("people, roles and channels in a select are resolved", async () => {
  const message = await card(
    select({ type: 5, custom_id: "who" }),
    select({ type: 6, custom_id: "role" }),
    select({ type: 8, custom_id: "where" }),
  );
  const picked = async (customId: string, name: string) => {
    const open = await people.when(mia.select(message, customId, [name]));
    await open.answer({ type: 6 });
    return open.json.data;
  };
  const sam = oak.member("Sam").id;
  expect(await picked("who", "Sam")).toMatchObject({
    values: [sam],
    resolved: { users: { [sam]: { username: "sam" } }, members: { [sam]: { roles: [expect.any(String)] } } },
  });
  expect(await picked("role", "Manager")).toMatchObject({
    resolved: { roles: { [oak.role("Manager", ["ManageGuild"])]: { name: "Manager" } } },
  });
  expect(await picked("where", "#chores")).toMatchObject({ resolved: { channels: { [oak.channelId]: { name: "chores" } } } });
});

test("a forger can send what a client would not", async () => {
  const open = await people.when(mia.forge(3, { custom_id: "v1:made.up", component_type: 2 }));
  expect(open.json).toMatchObject({ type: 3, data: { custom_id: "v1:made.up" }, member: { user: { id: mia.id } } });
  await open.answer({ type: 4, data: { content: "No.", flags: 64 } });
  expect((await open.reply)?.text()).toBe("No.");
});

test("the owner may everything, a manager manages, the rest neither", () => {
  expect([...oak].map(({ name }) => name)).toEqual(["Mia", "Sam", "Pat"]);
  expect(oak.owner.name).toBe("Pat");
});
