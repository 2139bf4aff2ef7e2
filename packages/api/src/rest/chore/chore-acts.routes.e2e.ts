import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, NEIGHBOURS, NOOR, OAK_STREET, SAM } from "@chorestree/test/dashboard";

const CHORES = `/api/v1/guilds/${OAK_STREET}/chores`;

describe.each(backbones().slice(0, 1))("chores that come back, by REST", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
  });
  afterAll(() => dashboard.close());

  const get = (who: typeof MIA, url: string) => app.inject({ url, headers: dashboard.as(who) });
  const send = (
    method: "POST" | "PATCH",
    url: string,
    payload: object,
    { who = MIA, ...headers }: Record<string, string> & { who?: typeof MIA } = {},
  ) => app.inject({ method, url, headers: { ...dashboard.as(who), ...headers }, payload });
  const made = async (input: object): Promise<string> => {
    const { choreId } = (await send("POST", CHORES, input)).json<{ choreId: string }>();
    return `${CHORES}/${choreId}`;
  };

  test("a repeat is shown with its next five dates before anything is saved", async () => {
    const before = (await get(MIA, CHORES)).json<{ items: unknown[] }>().items.length;
    const preview = await send("POST", `${CHORES}/preview`, { repeat: "every other monday 7pm" }, { who: SAM });
    expect(preview.json()).toMatchObject({ schedule: { rule: "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2", anchor: "due" } });
    expect(preview.json<{ nextDues: string[] }>().nextDues).toHaveLength(5);
    expect((await get(MIA, CHORES)).json<{ items: unknown[] }>().items).toHaveLength(before);
  });

  test("what cannot be a repeat is refused, and says why", async () => {
    const refused = async (repeat: string) => (await send("POST", CHORES, { title: "Bins", repeat })).json<object>();
    expect(await refused("whenever")).toMatchObject({ status: 422, code: "repeat.unreadable" });
    expect(await refused("FREQ=MINUTELY")).toMatchObject({ status: 422, code: "rule.too_often" });
    expect(await refused("FREQ=DAILY;UNTIL=20200101")).toMatchObject({ status: 422, code: "rule.never_fires" });
    const { schedule } = (await send("POST", `${CHORES}/preview`, { repeat: "every day" })).json<{ schedule: object }>();
    const both = await send("POST", CHORES, { title: "Bins", repeat: "every day", schedule });
    expect(both.json()).toMatchObject({ status: 422, code: "chore.repeats_twice" });
    const ancient = await send("POST", CHORES, { title: "Bins", schedule: { ...schedule, start: "1990-01-01T08:00" } });
    expect(ancient.json()).toMatchObject({ status: 422, code: "rule.start_too_far" });
    for (const start of ["2026-02-31T18:00", "2026-12-01T25:00"]) {
      expect((await send("POST", CHORES, { title: "Bins", schedule: { ...schedule, start } })).json()).toMatchObject({ status: 400 });
    }
  });

  test("a schedule given whole is kept as given, and shown with the dates that come of it", async () => {
    const schedule = {
      rule: "FREQ=MONTHLY;BYMONTHDAY=31",
      start: "2026-11-30T18:00",
      timeZone: "America/New_York",
      anchor: "due",
      season: [1, 2, 3],
      monthEnd: "clamp",
      exceptions: ["2027-02-28"],
    };
    const shown = await get(SAM, await made({ title: "Meter", schedule, overdue: "miss", graceMinutes: 90 }));
    expect(shown.json()).toMatchObject({ schedule, overdue: "miss", graceMinutes: 90, needsAttention: false });
    expect(shown.json<{ nextDues: string[] }>().nextDues.slice(0, 2)).toEqual(["2027-01-31T23:00:00.000Z", "2027-03-31T22:00:00.000Z"]);
  });

  test("of two who edit the same version the second is told by 412, and nothing of theirs is saved", async () => {
    const chore = await made({ title: "Bins", repeat: "every monday" });
    const { etag } = (await get(MIA, chore)).headers;
    const first = await send("PATCH", chore, { title: "Paper" }, { "if-match": String(etag) });
    expect(first.json()).toMatchObject({ version: 2 });
    expect(first.headers.etag).toBe('"2"');
    const second = await send("PATCH", chore, { title: "Glass", repeat: null }, { "if-match": String(etag) });
    expect(second.json()).toMatchObject({ status: 412, code: "chore.changed" });
    expect((await get(MIA, chore)).json()).toMatchObject({ title: "Paper", version: 2 });
    expect((await send("PATCH", chore, { notes: null, effortMinutes: 5 })).json()).toMatchObject({ version: 3 });
  });

  test("it pauses, resumes and ends, each once, and members may not", async () => {
    const chore = await made({ title: "Bins", repeat: "every monday" });
    expect((await send("POST", `${chore}/pause`, {}, { who: SAM })).json()).toMatchObject({ status: 403 });
    expect((await send("POST", `${chore}/pause`, {})).json()).toMatchObject({ state: "paused", version: 2 });
    expect((await get(MIA, chore)).json()).toMatchObject({ state: "paused", version: 2, nextDues: [] });
    expect((await send("POST", `${chore}/pause`, {})).json()).toMatchObject({ status: 409, code: "chore.state_unfit" });
    expect((await send("POST", `${chore}/resume`, {})).json()).toMatchObject({ state: "active" });
    expect((await send("POST", `${chore}/archive`, {})).json()).toMatchObject({ state: "archived" });
    expect((await send("PATCH", chore, { title: "Paper" })).json()).toMatchObject({ status: 409, code: "chore.state_unfit" });
    expect((await send("POST", `${chore}/resume`, {})).json()).toMatchObject({ status: 409, code: "chore.state_unfit" });
  });

  test("a chore stands under another, moves by itself and back, and never under a part of itself", async () => {
    const home = await made({ title: "House" });
    const parentId = home.slice(-36);
    const kitchen = await made({ title: "Kitchen", parentId });
    expect((await get(SAM, kitchen)).json()).toMatchObject({ parentId });
    expect((await send("POST", `${home}/move`, { parentId: kitchen.slice(-36) })).json()).toMatchObject({
      status: 409,
      code: "chore.within_itself",
    });
    expect((await send("POST", `${kitchen}/move`, { parentId: null, after: null })).json()).toMatchObject({ version: 2 });
    expect((await get(SAM, kitchen)).json()).toMatchObject({ parentId: null });
    expect((await send("POST", `${kitchen}/move`, { parentId }, { who: SAM })).json()).toMatchObject({ status: 403 });
    expect((await send("POST", `${kitchen}/move`, { place: "a0" })).json()).toMatchObject({ status: 400 });
  });

  test("the tree is read in its order, by REST and GraphQL alike, with the week's work of each branch", async () => {
    const attic = await made({ title: "Attic" });
    const box = await made({ title: "Box", parentId: attic.slice(-36) });
    const shelf = await made({ title: "Shelf", parentId: attic.slice(-36) });
    await send("POST", `${shelf}/move`, { after: null });
    await send("POST", `/api/v1/guilds/${OAK_STREET}/tasks`, { choreId: box.slice(-36) }, { who: SAM });
    const under = attic.slice(-36);
    const tree = (await get(SAM, `${CHORES}/tree?under=${under}`)).json();
    expect(tree).toMatchObject({
      path: [{ title: "Attic" }],
      items: [
        { title: "Shelf", depth: 1, progress: { done: 0, total: 0 } },
        { title: "Box", depth: 1, parentId: under, progress: { done: 0, total: 1 } },
      ],
    });
    const whole = (await get(SAM, `${CHORES}/tree`)).json<{ items: object[] }>().items;
    expect(whole).toContainEqual(expect.objectContaining({ title: "Attic", depth: 1, progress: { done: 0, total: 1 } }));
    await send("POST", `${box}/archive`, {});
    const query = `{ guild(id: "${OAK_STREET}") { choreTree(under: "${under}") { id title depth progress { done total } } } }`;
    const asked = await send("POST", "/graphql", { query }, { who: SAM });
    expect(asked.json()).toEqual({
      data: { guild: { choreTree: [{ id: shelf.slice(-36), title: "Shelf", depth: 1, progress: { done: 0, total: 0 } }] } },
    });
  });

  test("a chore comes after another by REST, is shown so by GraphQL too, and follows neither itself nor the neighbours'", async () => {
    const idOf = (url: string) => url.slice(-36);
    const washer = await made({ title: "Washer" });
    const dryer = await made({ title: "Dryer", follows: [{ choreId: idOf(washer), delayMinutes: 120 }] });
    const follows = [{ choreId: idOf(washer), delayMinutes: 120, title: "Washer", state: "active" }];
    expect((await get(SAM, dryer)).json()).toMatchObject({ follows, schedule: null });
    const query = `{ guild(id: "${OAK_STREET}") { chore(id: "${idOf(dryer)}") { follows { choreId delayMinutes } } } }`;
    expect((await send("POST", "/graphql", { query }, { who: SAM })).json()).toEqual({
      data: { guild: { chore: { follows: [{ choreId: idOf(washer), delayMinutes: 120 }] } } },
    });
    const refused = async (url: string, input: object) => (await send("PATCH", url, input)).json<object>();
    expect(await refused(washer, { follows: [{ choreId: idOf(dryer) }] })).toMatchObject({ status: 409, code: "chore.follows_itself" });
    expect(await refused(dryer, { repeat: "every day" })).toMatchObject({ status: 422, code: "chore.repeats_and_follows" });
    expect(await refused(dryer, { follows: [{ choreId: idOf(washer), delayMinutes: 43_201 }] })).toMatchObject({ status: 400 });
    expect(await refused(dryer, { follows: [{ choreId: idOf(washer) }, { choreId: idOf(washer) }] })).toMatchObject({ status: 400 });
    const there = await send("POST", CHORES.replace(OAK_STREET, NEIGHBOURS), { title: "Dryer", follows }, { who: NOOR });
    expect(there.json()).toMatchObject({ status: 400 });
    const theirs = await send(
      "POST",
      CHORES.replace(OAK_STREET, NEIGHBOURS),
      { title: "Dryer", follows: [{ choreId: idOf(washer) }] },
      { who: NOOR },
    );
    expect(theirs.json()).toMatchObject({ status: 404, code: "chore.not_found" });
    expect((await send("PATCH", dryer, { follows: null })).json()).toMatchObject({ version: 2 });
    expect((await get(SAM, dryer)).json()).toMatchObject({ follows: [] });
  });

  test("a branch comes back as one by REST, and the tree says so by GraphQL too", async () => {
    const idOf = (url: string) => url.slice(-36);
    const home = await made({ title: "House", repeat: "every monday", wholeTree: true });
    const kitchen = await made({ title: "Kitchen", parentId: idOf(home) });
    const shown = (await get(SAM, kitchen)).json<{ nextDues: string[] }>();
    expect(shown).toMatchObject({ schedule: null, wholeTree: false, comesWith: { choreId: idOf(home), schedule: { anchor: "due" } } });
    expect(shown.nextDues).toHaveLength(5);
    const fields = "wholeTree comesWith { choreId schedule { rule } }";
    const query = `{ guild(id: "${OAK_STREET}") { chore(id: "${idOf(kitchen)}") { ${fields} }
      choreTree(under: "${idOf(home)}") { wholeTree comesWith } } }`;
    expect((await send("POST", "/graphql", { query }, { who: SAM })).json()).toMatchObject({
      data: {
        guild: {
          chore: { wholeTree: false, comesWith: { choreId: idOf(home), schedule: { rule: "FREQ=WEEKLY;BYDAY=MO" } } },
          choreTree: [{ wholeTree: false, comesWith: idOf(home) }],
        },
      },
    });
    const refused = (await send("POST", CHORES, { title: "Garden", wholeTree: true })).json<object>();
    expect(refused).toMatchObject({ status: 422, code: "chore.whole_tree_needs_repeat" });
    expect((await send("PATCH", home, { wholeTree: false })).json()).toMatchObject({ version: 2 });
    expect((await get(SAM, kitchen)).json()).toMatchObject({ comesWith: null, nextDues: [] });
  });

  test("trap 48: the neighbours' chore is not found by any act, the same as one that never was", async () => {
    const ours = await made({ title: "Attic" });
    const there = ours.replace(OAK_STREET, NEIGHBOURS);
    for (const act of ["move", "pause", "resume", "archive"]) {
      expect((await send("POST", `${there}/${act}`, {}, { who: NOOR })).json()).toMatchObject({ status: 404, code: "chore.not_found" });
    }
    expect((await get(NOOR, `/api/v1/guilds/${NEIGHBOURS}/chores/tree?under=${ours.slice(-36)}`)).json()).toMatchObject({ status: 404 });
    expect((await send("PATCH", there, { title: "Ours" }, { who: NOOR })).json()).toMatchObject({ status: 404, code: "chore.not_found" });
  });
});
