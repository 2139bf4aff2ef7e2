import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startDiscordSimulator, type DiscordSimulator, type SimMember } from "../index.js";
import { HandClock } from "../trial/hand-clock.js";
import { Interacting, MODAL } from "../trial/interacting.js";
import { call, RawBot } from "../trial/raw-bot.js";

let simulator: DiscordSimulator;
let clock: HandClock;
let people: Interacting;
let mia: SimMember;

beforeEach(async () => {
  clock = new HandClock();
  simulator = await startDiscordSimulator({ clock, gateway: { identifyWindowMs: 0 } });
  [mia] = [...(await simulator.guild("Oak Street", { members: ["Mia", "Sam"] }))] as [SimMember];
  people = await Interacting.begin(simulator);
});
afterEach(() => simulator.close());

const hello = { type: 4, data: { content: "hello" } };

describe("the interaction's token", () => {
  test("works for fifteen minutes", async () => {
    const open = await people.slash(mia);
    await open.answer(hello);
    clock.forward(15 * 60_000);
    expect((await open.webhook("PATCH", "/messages/@original", { content: "still" })).status).toBe(200);
    clock.forward(1);
    expect(await open.webhook("PATCH", "/messages/@original", { content: "late" })).toMatchObject({ status: 401, body: { code: 50027 } });
    expect(simulator.mistakes).toMatchObject([{ kind: "expired token" }]);
  });

  test("does nothing before the first answer", async () => {
    const open = await people.slash(mia);
    expect(await open.webhook("POST", "", { content: "early" })).toMatchObject({ status: 404, body: { code: 10015 } });
    expect(simulator.mistakes).toMatchObject([{ kind: "follow-up before acknowledgement" }]);
  });

  test("does not reach another interaction's message", async () => {
    const [first, second] = [await people.slash(mia), await people.slash(mia)];
    await first.answer(hello);
    await second.answer(hello);
    const other = (await first.webhook("GET", "/messages/@original")).body as { id: string };
    expect(await second.webhook("PATCH", `/messages/${other.id}`, { content: "x" })).toMatchObject({ status: 404, body: { code: 10008 } });
  });

  test("a form leaves no original message", async () => {
    const open = await people.slash(mia);
    await open.answer({ type: 9, data: MODAL });
    expect(await open.webhook("GET", "/messages/@original")).toMatchObject({ status: 404, body: { code: 10008 } });
  });

  test("after an update the original is the card itself", async () => {
    const open = await people.press(mia);
    await open.answer({ type: 6 });
    expect((await open.webhook("PATCH", "/messages/@original", { content: "Changed" })).body).toMatchObject({ content: "Changed" });
    expect((await open.reply)?.text()).toBe("Changed");
  });
});

describe("after a deferral", () => {
  test("everybody sees that the bot is thinking, until it is edited", async () => {
    const open = await people.slash(mia);
    await open.answer({ type: 5 });
    expect(mia.sees().map((message) => message.thinking)).toEqual([true]);
    await open.webhook("PATCH", "/messages/@original", { components: [{ type: 10, content: "Card" }], flags: 1 << 15 });
    expect(mia.sees().map((message) => [message.thinking, message.text()])).toEqual([[false, "Card"]]);
  });

  test("private stays private, whatever the edit says", async () => {
    const open = await people.slash(mia);
    await open.answer({ type: 5, data: { flags: 64 } });
    await open.webhook("PATCH", "/messages/@original", { content: "secret", flags: 0 });
    expect((await open.reply)?.ephemeral).toBe(true);
  });

  test("a private follow-up takes the public placeholder's place, and is caught", async () => {
    const open = await people.slash(mia);
    await open.answer({ type: 5 });
    await open.webhook("POST", "", { content: "secret", flags: 64 });
    expect((await open.reply)?.ephemeral).toBe(false);
    expect(simulator.mistakes).toMatchObject([{ kind: "private follow-up became public" }]);
  });

  test("only privacy can be said ahead", async () => {
    const open = await people.slash(mia);
    expect((await open.answer({ type: 5, data: { flags: 1 << 15 } })).status).toBe(400);
  });
});

test("a private answer cannot be reached, or heard of, but through its token", async () => {
  const listener = new RawBot(simulator);
  await listener.ready({ intents: 1 | (1 << 9) });
  const open = await people.slash(mia);
  await open.answer({ type: 4, data: { content: "secret", flags: 64 } });
  const { id, channel_id } = (await open.webhook("GET", "/messages/@original")).body as { id: string; channel_id: string };
  expect(await call(simulator, "GET", `/channels/${channel_id}/messages/${id}`)).toMatchObject({ status: 404, body: { code: 10008 } });
  await open.webhook("POST", "", { content: "public" });
  expect(await listener.event("MESSAGE_CREATE")).toMatchObject({ content: "public" });
});

test("follow-ups and edits are held against the limits too", async () => {
  const open = await people.slash(mia);
  await open.answer(hello);
  const tooLong = { content: "x".repeat(2_001) };
  expect((await open.webhook("POST", "", tooLong)).status).toBe(400);
  expect((await open.webhook("PATCH", "/messages/@original", tooLong)).status).toBe(400);
  expect(simulator.breaches).toHaveLength(2);
});
