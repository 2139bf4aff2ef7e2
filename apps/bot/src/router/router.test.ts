import { expect, test } from "@jest/globals";
import { type APIInteraction, InteractionResponseType, InteractionType, type REST, SlashCommandSubcommandBuilder } from "discord.js";
import { pino } from "pino";
import { MemberId } from "@chorestree/atoms/member";
import { DatabaseBusy, OutcomeUnknown } from "@chorestree/core/database";
import type { Organisms } from "@chorestree/organisms/composition";
import { sayReply } from "./refusal.js";
import { Router } from "./router.js";
import type { Subcommand } from "./subcommand.js";

interface Sent {
  readonly how: string;
  readonly type?: number;
}

const memberId = MemberId.parse("0193a1b2-0000-7000-8000-000000000003");
const organisms = { recogniseMember: { execute: () => Promise.resolve(memberId) } } as unknown as Organisms;

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

/** A Discord that says no to whatever it is told to, and notes what it was sent. */
function discord(refuses: (sent: Sent) => boolean) {
  const sent: Sent[] = [];
  const bodies: unknown[] = [];
  const take = (how: string) => (_route: string, request?: { body?: { type?: number } }) => {
    bodies.push(request?.body);
    const { type } = request?.body ?? {};
    const one: Sent = { how, ...(type !== undefined && { type }) };
    sent.push(one);
    return refuses(one) ? Promise.reject(new Error("10062 Unknown interaction")) : Promise.resolve({});
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
    buttons: [],
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

test("a slow act goes on when Discord refuses the deferral, and its answer is still tried", async () => {
  let refused: () => void = () => undefined;
  const deferralRefused = new Promise<void>((resolve) => (refused = resolve));
  const { sent, rest } = discord(({ type }) => {
    if (type === InteractionResponseType.DeferredChannelMessageWithSource) refused();
    return type === InteractionResponseType.DeferredChannelMessageWithSource;
  });
  const run = async () => {
    await deferralRefused;
    return sayReply("done");
  };
  await routerOf(rest, { run }).handle(interaction());
  expect(sent).toEqual([{ how: "post", type: InteractionResponseType.DeferredChannelMessageWithSource }, { how: "patch" }]);
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

test("a lost COMMIT is told as what it is: done, or not", async () => {
  const { said, rest } = discord(() => false);
  await routerOf(rest, { run: () => Promise.reject(new OutcomeUnknown("task.create", { cause: null })) }).handle(interaction());
  expect(said()).toMatch(/it was done, or it was not.*number: [0-9a-f]{12}/);
});

test("choices that cannot be found are none, never silence", async () => {
  const { sent, rest } = discord(() => false);
  const broken = { run: () => Promise.resolve(sayReply("")), choices: () => Promise.reject(new Error("boom")) };
  const typing = {
    ...interaction([{ name: "chore", type: 3, value: "win", focused: true }]),
    type: InteractionType.ApplicationCommandAutocomplete,
  } as APIInteraction;
  await routerOf(rest, broken).handle(typing);
  expect(sent).toEqual([{ how: "post", type: InteractionResponseType.ApplicationCommandAutocompleteResult }]);
});
