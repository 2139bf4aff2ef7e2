import { beforeEach, describe, expect, test } from "@jest/globals";
import { type APIInteraction, DiscordAPIError, InteractionResponseType, type REST, SlashCommandSubcommandBuilder } from "discord.js";
import { pino } from "pino";
import { MemberId } from "@chorestree/atoms/member";
import { TaskAlreadyYours, TaskId } from "@chorestree/atoms/task";
import { ActInProgress, DatabaseBusy } from "@chorestree/core/database";
import type { Organisms } from "@chorestree/organisms/composition";
import { createTokenCommand } from "../access/create-token.command.js";
import { sayReply } from "./refusal.js";
import type { Reply } from "./reply.js";
import { Router } from "./router.js";

const { DeferredChannelMessageWithSource, ChannelMessageWithSource } = InteractionResponseType;
const [DEFERRED, SAID, EDITED] = [`post ${DeferredChannelMessageWithSource}`, `post ${ChannelMessageWithSource}`, "patch"];
const memberId = MemberId.parse("0193a1b2-0000-7000-8000-000000000003");
const taskId = TaskId.parse("0193a1b2-0000-7000-8000-000000000004");
const said = new Set<string>();
const logged: string[] = [];
const notes: string[] = [];
beforeEach(() => {
  said.clear();
  for (const list of [logged, notes]) list.length = 0;
});

const no = (code: number) =>
  new DiscordAPIError({ code, message: "no" }, code, 400, "POST", "https://discord.example", { files: undefined, body: undefined });

/** Discord, which has heard the other session first: it says so to a first answer, or to an edit of what is gone. */
function discord(code: number | null, to: readonly string[] = [DEFERRED, SAID]) {
  const sent: string[] = [];
  let heard: () => void = () => undefined;
  const deferred = new Promise<void>((resolve) => (heard = resolve));
  const take = (how: string) => (_route: string, request?: { body?: { type?: number } }) => {
    const what = [how, request?.body?.type].filter((part) => part !== undefined).join(" ");
    sent.push(what);
    said.add(JSON.stringify(request?.body ?? {}));
    // What is awaited goes on once the deferral has been refused or taken.
    if (what === DEFERRED) setImmediate(heard);
    if (what === EDITED && to.includes(EDITED)) return Promise.reject(no(10008));
    return code !== null && to.includes(what) ? Promise.reject(no(code)) : Promise.resolve({});
  };
  return { sent, deferred, rest: { post: take("post"), patch: take("patch"), delete: take("delete") } as unknown as REST };
}

const organismsNoting = (isFirst: boolean) =>
  ({
    recogniseMember: { execute: () => Promise.resolve(memberId) },
    deferredInteractions: {
      promised: () => Promise.resolve(notes.push("promised") > 0 && isFirst),
      kept: () => Promise.resolve(void notes.push("kept")),
    },
  }) as unknown as Organisms;

const pressed = {
  ...{ id: "10", token: "t", application_id: "1", type: 2, guild_id: "2", locale: "en-US", guild_locale: "en-US" },
  member: { user: { id: "3", username: "mia", global_name: "Mia" }, nick: null, roles: [], permissions: "0" },
  data: { name: "task", options: [{ name: "add", type: 1, options: [] }] },
} as unknown as APIInteraction;

interface Situation {
  /** Whether the other session has not noted yet that an answer is owed. */
  readonly isFirst?: boolean;
  readonly kind?: "reply public" | "reply private";
}

/** At one of two sessions of a shard, as there are for a moment in a rolling restart. */
function press(rest: REST, run: () => Promise<Reply>, { isFirst = true, kind = "reply public" }: Situation = {}) {
  const data = new SlashCommandSubcommandBuilder().setName("add");
  return new Router({
    subcommands: [{ name: "task.create", command: "task", acknowledge: kind, data, run }],
    ...{ rootCommands: [], buttons: [], selects: [], modals: [], rest, defaultTimeZone: "UTC" },
    organisms: organismsNoting(isFirst),
    logger: pino({ level: "debug", formatters: { level: (level) => ({ level }) } }, { write: (line) => void logged.push(line) }),
  }).handle(pressed);
}

const levels = () => logged.map((line) => (JSON.parse(line) as { level: string }).level);
const refusing = () => Promise.reject(new TaskAlreadyYours({ taskId }));
const busy = () => Promise.reject(new DatabaseBusy("task.create", { cause: null }));
const inProgress = () => Promise.reject(new ActInProgress({ workflow: "task.create" }));

describe.each([40060, 10062, 10008])("a session whose first answer is refused by %s", (code) => {
  test.each([
    ["refusal", refusing],
    ["'busy'", busy],
  ])("leaves the other's answer alone with its %s: nothing is deleted, followed up or logged as a defect", async (_what, run) => {
    for (const kind of ["reply public", "reply private"] as const) {
      const quick = discord(code);
      await press(quick.rest, run, { kind });
      expect(quick.sent).toEqual([SAID]);
      const slow = discord(code);
      await press(slow.rest, () => slow.deferred.then(run), { kind });
      expect(slow.sent).toEqual([DEFERRED]);
    }
    expect(new Set(levels())).toEqual(new Set(["debug"]));
  });

  test("crosses out its own note of an answer that the other gives, and never the other's", async () => {
    for (const isFirst of [true, false]) {
      const { rest, deferred } = discord(code);
      await press(rest, () => deferred.then(refusing), { isFirst });
    }
    expect(notes).toEqual(["promised", "kept", "promised"]);
  });
});

test("an answer goes into what the other session promised, since it may not have one; gone with that it is left at that", async () => {
  const promised = discord(40060);
  await press(promised.rest, () => promised.deferred.then(() => Promise.resolve(sayReply("done"))), { isFirst: false });
  expect(promised.sent).toEqual([DEFERRED, EDITED]);
  expect(notes).toEqual(["promised", "kept"]);
  const gone = discord(40060, [DEFERRED, SAID, EDITED]);
  await press(gone.rest, () => Promise.resolve(sayReply("done")));
  expect(gone.sent).toEqual([SAID, EDITED]);
  expect(new Set(levels())).toEqual(new Set(["debug"]));
});

test("an act that another session is doing is told only where nothing has been said, and what was promised stays owed until that one answers", async () => {
  const quick = discord(null);
  await press(quick.rest, inProgress);
  expect(quick.sent).toEqual([SAID]);
  for (const kind of ["reply public", "reply private"] as const) {
    const promised = discord(null);
    await press(promised.rest, () => promised.deferred.then(inProgress), { kind });
    expect(promised.sent).toEqual([DEFERRED]);
  }
  expect(notes).toEqual(["promised", "promised"]);
  expect(levels()).toEqual([]);
});

describe("of a token that another session has made", () => {
  const command = createTokenCommand({ createToken: { execute: () => Promise.resolve({ secret: null }) } } as unknown as Organisms, "");
  const run = () => command.run({ locale: "en" } as never, undefined as never);

  test("'shown before' is said where nothing has been said", async () => {
    const { rest, sent } = discord(null);
    await press(rest, run, { kind: "reply private" });
    expect(sent).toEqual([SAID]);
    expect([...said].join()).toContain("shown with the first answer");
  });

  test("'shown before' never takes the place of the token, whichever session spoke first", async () => {
    for (const code of [40060, null]) {
      const { rest, sent, deferred } = discord(code);
      await press(rest, () => deferred.then(run), { kind: "reply private" });
      expect(sent).toEqual([DEFERRED]);
    }
    const quick = discord(40060);
    await press(quick.rest, run, { kind: "reply private" });
    expect(quick.sent).toEqual([SAID]);
    expect(levels()).not.toContain("error");
  });
});
