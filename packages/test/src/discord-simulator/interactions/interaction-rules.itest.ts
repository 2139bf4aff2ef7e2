import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startDiscordSimulator, type DiscordSimulator, type SimMember } from "../index.js";
import { HandClock } from "../trial/hand-clock.js";
import { CARD_BUTTON, Interacting, MODAL } from "../trial/interacting.js";
import { call } from "../trial/raw-bot.js";

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

describe("the first answer", () => {
  test("may take three seconds, and not a millisecond more", async () => {
    const inTime = await people.slash(mia);
    clock.forward(3_000);
    expect((await inTime.answer(hello)).status).toBe(204);
    expect((await inTime.reply)?.acknowledgedAfterMs).toBe(3_000);

    const late = await people.slash(mia);
    clock.forward(3_001);
    expect(await late.answer(hello)).toMatchObject({ status: 404, body: { code: 10062 } });
    expect(simulator.mistakes).toMatchObject([{ kind: "late acknowledgement" }]);
  });

  test("is given once", async () => {
    const open = await people.slash(mia);
    await open.answer(hello);
    expect(await open.answer(hello)).toMatchObject({ status: 400, body: { code: 40060 } });
    expect(simulator.mistakes).toMatchObject([{ kind: "double acknowledgement" }]);
  });

  test("cannot be a form after a deferral", async () => {
    const open = await people.slash(mia);
    await open.answer({ type: 5 });
    expect(await open.answer({ type: 9, data: MODAL })).toMatchObject({ status: 400, body: { code: 40060 } });
  });

  test("a refused body leaves the interaction open", async () => {
    const open = await people.slash(mia);
    expect(await open.answer({ type: 4, data: { content: "x".repeat(2_001) } })).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(simulator.breaches).toMatchObject([{ path: "data.content", request: "POST /interactions/:interactionId/:token/callback" }]);
    expect((await open.answer(hello)).status).toBe(204);
  });

  test("goes to an interaction that exists, with its own token", async () => {
    const open = await people.slash(mia);
    const path = `/interactions/${open.json.id}/nonsense/callback`;
    expect(await call(simulator, "POST", path, hello)).toMatchObject({ status: 404, body: { code: 10062 } });
    expect(simulator.mistakes).toMatchObject([{ kind: "unknown interaction" }]);
  });

  test("needs no bot token", async () => {
    const open = await people.slash(mia);
    const path = `/interactions/${open.json.id}/${open.json.token}/callback`;
    expect((await call(simulator, "POST", path, hello, { authorization: "" })).status).toBe(204);
  });

  test("is described when asked for with_response", async () => {
    const open = await people.slash(mia);
    const { status, body } = await open.answer({ type: 4, data: { content: "hello", flags: 64 } }, "?with_response=true");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      interaction: { id: open.json.id, type: 2, response_message_ephemeral: true, response_message_loading: false },
      resource: { type: 4, message: { content: "hello", flags: 64, interaction: { name: "task add" } } },
    });
  });

  test("a 204 carries no content type", async () => {
    const { headers } = await (await people.slash(mia)).answer(hello);
    expect(headers.get("content-type")).toBeNull();
  });
});

describe("each kind of interaction takes its own answers", () => {
  test.each([6, 7, 8])("a command: not type %i", async (type) => {
    const open = await people.slash(mia);
    expect((await open.answer({ type, data: { content: "x", choices: [] } })).status).toBe(400);
  });

  test("a form opened from a command has no message to update; one opened from a button has", async () => {
    const fromCommand = await people.slash(mia);
    await fromCommand.answer({ type: 9, data: MODAL });
    const submitted = await people.when(mia.submit((await fromCommand.reply)?.modal as never, { note: "x" }));
    expect((await submitted.answer({ type: 7, data: { content: "new" } })).status).toBe(400);

    const fromButton = await people.press(mia);
    await fromButton.answer({ type: 9, data: MODAL });
    const again = await people.when(mia.submit((await fromButton.reply)?.modal as never, { note: "x" }));
    expect(again.json).toMatchObject({ message: { content: "Card" } });
    expect((await again.answer({ type: 7, data: { content: "new" } })).status).toBe(204);
  });

  test("a form does not open another form", async () => {
    const open = await people.slash(mia);
    await open.answer({ type: 9, data: MODAL });
    const submitted = await people.when(mia.submit((await open.reply)?.modal as never, { note: "x" }));
    expect((await submitted.answer({ type: 9, data: MODAL })).status).toBe(400);
  });
});

test("a message that would be empty is refused (50006), when made and when edited", async () => {
  const open = await people.slash(mia);
  expect(await open.answer({ type: 4, data: {} })).toMatchObject({ status: 400, body: { code: 50006 } });
  await open.answer(hello);
  expect(await open.webhook("PATCH", "/messages/@original", { content: "" })).toMatchObject({ status: 400, body: { code: 50006 } });
});

test("components are numbered, and an edit to Components V2 must empty the old fields", async () => {
  const open = await people.slash(mia);
  await open.answer({ type: 4, data: { content: "Card", components: [CARD_BUTTON] } });
  expect((await open.webhook("GET", "/messages/@original")).body).toMatchObject({ components: [{ id: 1, components: [{ id: 2 }] }] });
  const v2 = { components: [{ type: 10, content: "x" }], flags: 1 << 15 };
  expect((await open.webhook("PATCH", "/messages/@original", v2)).status).toBe(400);
  expect((await open.webhook("PATCH", "/messages/@original", { ...v2, content: null })).status).toBe(200);
});

test("an interaction carries all that Discord sends", async () => {
  const { json } = await people.slash(mia);
  expect(json).toMatchObject({
    application_id: simulator.application().id,
    type: 2,
    version: 1,
    data: { name: "task", type: 1, options: [{ name: "add", type: 1, options: [{ name: "title", type: 3, value: "Dishes" }] }] },
    guild: { locale: "en-US", features: [] },
    channel: { type: 0, name: "chores", permissions: expect.stringMatching(/^\d+$/) },
    member: {
      user: { id: mia.id, username: "mia" },
      roles: [],
      permissions: expect.stringMatching(/^\d+$/),
      joined_at: expect.any(String),
    },
    app_permissions: expect.stringMatching(/^\d+$/),
    locale: "en-US",
    guild_locale: "en-US",
    entitlements: [],
    authorizing_integration_owners: { "0": simulator.guilds()[0]?.id },
    context: 0,
  });
});
