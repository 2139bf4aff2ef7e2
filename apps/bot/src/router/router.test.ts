import { expect, test } from "@jest/globals";
import {
  type APIInteraction,
  DiscordAPIError,
  InteractionResponseType,
  InteractionType,
  type REST,
  SlashCommandSubcommandBuilder,
} from "discord.js";
import { pino } from "pino";
import { PermissionDenied } from "@chorestree/atoms/access";
import { MemberId } from "@chorestree/atoms/member";
import { TaskHeldByOther, TaskId } from "@chorestree/atoms/task";
import { DatabaseBusy, OutcomeUnknown } from "@chorestree/core/database";
import type { Organisms } from "@chorestree/organisms/composition";
import { sayReply } from "./refusal.js";
import { Router } from "./router.js";
import { showAfterAct } from "./show-after-act.js";
import type { Choice, Subcommand } from "./subcommand.js";

interface Sent {
  readonly how: string;
  readonly type?: number;
}

const memberId = MemberId.parse("0193a1b2-0000-7000-8000-000000000003");
const noted: string[] = [];
const organisms = {
  recogniseMember: { execute: () => Promise.resolve(memberId) },
  deferredInteractions: {
    promised: ({ interactionId }: { interactionId: string }) => Promise.resolve(noted.push(`promised ${interactionId}`) > 0),
    kept: ({ interactionId }: { interactionId: string }) => Promise.resolve(void noted.push(`kept ${interactionId}`)),
  },
} as unknown as Organisms;

const interaction = (options: object[] = []) =>
  ({
    id: "10",
    token: "t",
    application_id: "1",
    type: 2,
    guild_id: "2",
    locale: "en-US",
    guild_locale: "en-US",
    member: { user: { id: "3", username: "mia", global_name: "Mia" }, nick: null, roles: [], permissions: "0" },
    data: { name: "task", options: [{ name: "add", type: 1, options }] },
  }) as unknown as APIInteraction;

const error = (status: number, code: number) =>
  new DiscordAPIError({ code, message: "no" }, code, status, "POST", "https://discord.example", { files: undefined, body: undefined });
const TOO_LATE = error(404, 10062);
const ACKNOWLEDGED = error(400, 40060);
const LINE_DEAD = new TypeError("fetch failed");

/** A Discord that says no to whatever it is told to, and notes what it was sent. */
function discord(refuses: (sent: Sent) => boolean, refusal: Error | ((sent: Sent) => Error) = LINE_DEAD) {
  const sent: Sent[] = [];
  const bodies: unknown[] = [];
  const take = (how: string) => (_route: string, request?: { body?: { type?: number } }) => {
    bodies.push(request?.body);
    const { type } = request?.body ?? {};
    const one: Sent = { how, ...(type !== undefined && { type }) };
    sent.push(one);
    return refuses(one) ? Promise.reject(refusal instanceof Error ? refusal : refusal(one)) : Promise.resolve({});
  };
  return {
    sent,
    said: () => JSON.stringify(bodies.at(-1)),
    rest: { post: take("post"), patch: take("patch"), delete: take("delete") } as unknown as REST,
  };
}

const routerOf = (rest: REST, subcommand: Pick<Subcommand, "run"> & Partial<Subcommand>, known = organisms) =>
  new Router({
    subcommands: [
      {
        name: "task.create",
        command: "task",
        acknowledge: "reply public",
        data: new SlashCommandSubcommandBuilder().setName("add"),
        ...subcommand,
      },
    ],
    rootCommands: [],
    buttons: [],
    selects: [],
    modals: [],
    organisms: known,
    rest,
    logger: pino({ level: "silent" }),
    defaultTimeZone: "UTC",
  });

test("a quick act is answered in the first reply", async () => {
  const { sent, rest } = discord(() => false);
  await routerOf(rest, { run: () => Promise.resolve(sayReply("done")) }).handle(interaction());
  expect(sent).toEqual([{ how: "post", type: InteractionResponseType.ChannelMessageWithSource }]);
});

const DEFERRED = { how: "post", type: InteractionResponseType.DeferredChannelMessageWithSource };
const SAID = { how: "post", type: InteractionResponseType.ChannelMessageWithSource };
const EDITED = { how: "patch" };

test.each([
  ["was taken before, so the answer is an edit", ACKNOWLEDGED, [DEFERRED, EDITED]],
  ["came too late, so that every other word would be one too many", TOO_LATE, [DEFERRED]],
  ["got lost on the way, so the answer is the first thing said", LINE_DEAD, [DEFERRED, SAID]],
])("a slow act goes on when its deferral %s", async (_what, refusal, expected) => {
  let refused: () => void = () => undefined;
  const deferralRefused = new Promise<void>((resolve) => (refused = resolve));
  const { sent, rest } = discord(({ type }) => {
    if (type === DEFERRED.type) refused();
    return type === DEFERRED.type;
  }, refusal);
  const run = async () => {
    await deferralRefused;
    return sayReply("done");
  };
  await routerOf(rest, { run }).handle(interaction());
  expect(sent).toEqual(expected);
});

test("an answer that is owed is noted, and crossed out once it is given; one that is given at once is not", async () => {
  noted.length = 0;
  let deferred: () => void = () => undefined;
  const deferral = new Promise<void>((resolve) => (deferred = resolve));
  const { rest } = discord(({ type }) => {
    if (type === DEFERRED.type) deferred();
    return false;
  });
  await routerOf(rest, { run: () => Promise.resolve(sayReply("done")) }).handle(interaction());
  expect(noted).toEqual([]);
  await routerOf(rest, { run: () => deferral.then(() => sayReply("done")) }).handle(interaction());
  expect(noted).toEqual(["promised 10", "kept 10"]);
});

test("an answer that could not be given stays owed", async () => {
  noted.length = 0;
  let deferred: () => void = () => undefined;
  const deferral = new Promise<void>((resolve) => (deferred = resolve));
  const { rest } = discord(({ type }) => {
    if (type === DEFERRED.type) deferred();
    return type !== DEFERRED.type;
  });
  await routerOf(rest, { run: () => deferral.then(() => sayReply("done")) }).handle(interaction());
  expect(noted).toEqual(["promised 10"]);
});

test("an answer that was taken at an earlier try is put right by an edit, a refusal too and privately", async () => {
  const taken = discord(({ type, how }) => how === "post" && type === SAID.type, ACKNOWLEDGED);
  await routerOf(taken.rest, { run: () => Promise.resolve(sayReply("done")) }).handle(interaction());
  expect(taken.sent).toEqual([SAID, EDITED]);
  // Its deferral got lost on the way back, and is there.
  let lost: () => void = () => undefined;
  const deferralLost = new Promise<void>((resolve) => (lost = resolve));
  const { sent, rest } = discord(
    ({ type }) => {
      if (type === DEFERRED.type) lost();
      return type !== undefined;
    },
    ({ type }) => (type === DEFERRED.type ? LINE_DEAD : ACKNOWLEDGED),
  );
  await routerOf(rest, { run: () => deferralLost.then(() => Promise.reject(new Error("boom"))) }).handle(interaction());
  expect(sent).toEqual([DEFERRED, SAID, { how: "delete" }, { how: "post" }]);
});

test("an answer that Discord does not take is followed by a plain sentence: it went through", async () => {
  let asked = 0;
  const { sent, said, rest } = discord(() => ++asked === 1, error(400, 50035));
  await routerOf(rest, { run: () => Promise.resolve(sayReply("a card too large")) }).handle(interaction());
  expect(sent).toEqual([SAID, SAID]);
  expect(said()).toMatch(/what you asked for went through/);
});

test("what is done is said to be done, though its card cannot be shown, busy or refused", async () => {
  for (const failing of [
    new Error("boom"),
    new DatabaseBusy("a question", { cause: null }),
    new PermissionDenied({ permission: "task.view" }),
  ]) {
    const { said, rest } = discord(() => false);
    await routerOf(rest, { run: () => showAfterAct(() => Promise.reject(failing)) }).handle(interaction());
    expect(said()).toMatch(/That is done, only showing it failed.*number: [0-9a-f]{12}/);
  }
});

test("a command of another time is told as a command, not as a button", async () => {
  const { said, rest } = discord(() => false);
  const gone = { ...interaction(), data: { name: "task", options: [{ name: "juggle", type: 1 }] } } as unknown as APIInteraction;
  await routerOf(rest, { run: () => Promise.reject(new Error("never")) }).handle(gone);
  expect(said()).toContain("I do not know this command");
});

test("a defect is apologised for, privately, and the router lives on", async () => {
  const { sent, rest } = discord(() => false);
  await routerOf(rest, { run: () => Promise.reject(new Error("boom")) }).handle(interaction());
  expect(sent).toEqual([{ how: "post", type: InteractionResponseType.ChannelMessageWithSource }]);
});

test("a busy database is told as that, in the person's language, even where nobody could be recognised", async () => {
  const busy = () => Promise.reject(new DatabaseBusy("task.create", { cause: null }));
  const dutch = { ...interaction(), locale: "nl" } as APIInteraction;
  for (const known of [organisms, { recogniseMember: { execute: busy } } as unknown as Organisms]) {
    const { said, rest } = discord(() => false);
    await routerOf(rest, { run: busy }, known).handle(dutch);
    expect(said()).toContain("ChoresTree heeft het druk, er is niets gedaan. Probeer het zo nog eens.");
  }
});

test("a refusal for whose words the database is too busy is told as that, and not as a defect", async () => {
  const { said, rest } = discord(() => false);
  const busy = { execute: () => Promise.reject(new DatabaseBusy("a question", { cause: null })) };
  const held = new TaskHeldByOther({ taskId: TaskId.parse("0193a1b2-0000-7000-8000-000000000004"), holderId: memberId });
  await routerOf(rest, { run: () => Promise.reject(held) }, { ...organisms, showMember: busy } as unknown as Organisms).handle(
    interaction(),
  );
  expect(said()).toContain("ChoresTree is busy, nothing was done");
});

test("a lost COMMIT is told as what it is: done, or not", async () => {
  const { said, rest } = discord(() => false);
  await routerOf(rest, { run: () => Promise.reject(new OutcomeUnknown("task.create", { cause: null })) }).handle(interaction());
  expect(said()).toMatch(/it was done, or it was not.*number: [0-9a-f]{12}/);
});

const typing = {
  ...interaction([{ name: "chore", type: 3, value: "win", focused: true }]),
  type: InteractionType.ApplicationCommandAutocomplete,
} as APIInteraction;

test("choices that take too long are none at 700 ms, and a stop still waits for what they are doing", async () => {
  const { said, rest } = discord(() => false);
  let found: (choices: Choice[]) => void = () => undefined;
  const finding = new Promise<Choice[]>((resolve) => (found = resolve));
  const router = routerOf(rest, { run: () => Promise.resolve(sayReply("")), choices: () => finding });
  await router.handle(typing);
  expect(said()).toContain('"choices":[]');
  let drained = false;
  const draining = router.drain().then(() => (drained = true));
  await new Promise(setImmediate);
  expect(drained).toBe(false);
  found([]);
  await draining;
});

test("choices that cannot be found are none, never silence", async () => {
  const { sent, rest } = discord(() => false);
  const broken = { run: () => Promise.resolve(sayReply("")), choices: () => Promise.reject(new Error("boom")) };
  await routerOf(rest, broken).handle(typing);
  expect(sent).toEqual([{ how: "post", type: InteractionResponseType.ApplicationCommandAutocompleteResult }]);
});
