import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, NEIGHBOURS, OAK_STREET, SAM } from "@chorestree/test/dashboard";

interface Answer {
  readonly data?: Record<string, Record<string, unknown> | null> | null;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
}

describe.each(backbones().slice(0, 1))("GraphQL", ({ open }) => {
  let dashboard: Dashboard;
  let development: FastifyInstance;
  let production: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    development = await dashboard.api({ settings: { nodeEnv: "development" } });
    production = await dashboard.api({
      settings: { nodeEnv: "production" },
      organisms: () => ({ showTask: { execute: () => Promise.reject(new Error("SELECT secret FROM /work/chest")) } as never }),
    });
  });
  afterAll(() => dashboard.close());

  const post = (payload: string | object, app: FastifyInstance, who = MIA) =>
    app.inject({ method: "POST", url: "/graphql", headers: { ...dashboard.as(who), "content-type": "application/json" }, payload });
  const ask = async (query: string, { app = production, variables = {} }: { app?: FastifyInstance; variables?: object } = {}) =>
    (await post({ query, variables }, app)).json<Answer>();
  const codes = (answer: Answer) => answer.errors?.map(({ extensions }) => extensions["code"]);
  const rest = (url: string, payload: object) =>
    production.inject({ method: "POST", url: `/api/v1/guilds/${OAK_STREET}/tasks${url}`, headers: dashboard.as(SAM), payload });

  test("tells a guild's tasks, page by page", async () => {
    for (const day of [1, 2, 3]) await rest("", { title: `Dishes ${day}`, due: `2027-01-0${day}T10:00:00Z` });
    const query = `query ($after: String) { guild(id: "${OAK_STREET}") { tasks(first: 2, after: $after, status: [open]) {
      nodes { title status assignees { member { id displayName } } } edges { cursor } pageInfo { hasNextPage endCursor } } } }`;
    const first = (await ask(query)).data?.["guild"]?.["tasks"] as { pageInfo: { endCursor: string } };
    expect(first).toMatchObject({
      nodes: [{ title: "Dishes 1", status: "open", assignees: [] }, { title: "Dishes 2" }],
      pageInfo: { hasNextPage: true },
    });
    const second = await ask(query, { variables: { after: first.pageInfo.endCursor } });
    expect(second.data?.["guild"]?.["tasks"]).toMatchObject({ nodes: [{ title: "Dishes 3" }], pageInfo: { hasNextPage: false } });
  });

  test("tells who got how much done", async () => {
    const app = await dashboard.api({
      organisms: () => ({
        showWorkReport: {
          execute: async (asker: { memberId: string }, { from }: { from: string }) => ({
            rows: [{ member: { memberId: asker.memberId, userId: MIA, displayName: "Mia" }, day: from, completed: 2, minutes: 35 }],
          }),
        } as never,
      }),
    });
    const query = `{ guild(id: "${OAK_STREET}") { workReport(from: "2026-11-23", to: "2026-11-29") { rows { member { id userId displayName } day completed minutes } } } }`;
    const answer = await ask(query, { app });
    expect(answer).toEqual({
      data: {
        guild: {
          workReport: {
            rows: [{ member: { id: expect.any(String), userId: MIA, displayName: "Mia" }, day: "2026-11-23", completed: 2, minutes: 35 }],
          },
        },
      },
    });
    await app.close();
    expect((await ask(query)).data?.["guild"]?.["workReport"]).toEqual({ rows: [] });
  });

  test.each([
    ['workReport(from: "yesterday", to: "2026-11-29") { rows { day } }', ["graphql.invalid"]],
    ['workReport(from: "2026-11-29", to: "2026-11-23") { rows { day } }', ["request.invalid"]],
    ['workReport(from: "2020-01-01", to: "2026-11-23") { rows { day } }', ["request.invalid"]],
    ["tasks(first: 101) { nodes { title } }", ["request.invalid"]],
    ["tasks(first: 1e9) { nodes { title } }", ["graphql.invalid"]],
    ['tasks(after: "mine") { nodes { title } }', ["list.cursor_unreadable"]],
    ['task(id: "1") { title }', ["request.invalid"]],
  ])("refuses %s with a code", async (field, expected) => {
    const answer = await ask(`{ guild(id: "${OAK_STREET}") { ${field} } }`);
    expect(codes(answer)).toEqual(expected);
  });

  test("another's guild looks like one that does not exist", async () => {
    const query = (id: string) => `{ guild(id: "${id}") { id tasks { nodes { title } } } }`;
    const [foreign, unknown] = [await post({ query: query(NEIGHBOURS) }, production), await post({ query: query("999") }, production)];
    expect(foreign.json()).toMatchObject({ data: { guild: null }, errors: [{ extensions: { code: "guild.not_found" } }] });
    expect(foreign.body.replaceAll(NEIGHBOURS, "?")).toBe(unknown.body.replaceAll("999", "?"));
  });

  test("no token is 401, whatever is asked", async () => {
    for (const payload of [{ query: "{ __typename }" }, { query: "{" }]) {
      const answer = await production.inject({ method: "POST", url: "/graphql", payload });
      expect(answer.json()).toMatchObject({ status: 401, code: "access.not_signed_in" });
    }
  });

  test("only POST asks, and nothing can be changed", async () => {
    const url = `/graphql?query=${encodeURIComponent("{ __typename }")}`;
    expect((await production.inject({ url, headers: dashboard.as(MIA) })).statusCode).toBe(405);
    expect((await production.inject({ url })).statusCode).toBe(401);
    expect((await development.inject({ url, headers: dashboard.as(MIA) })).json<Answer>().data).toBeUndefined();
    expect(codes(await ask("mutation { __typename }"))).toEqual(["graphql.invalid"]);
    expect((await post("query={__typename}", production)).statusCode).toBe(400);
    const form = { ...dashboard.as(MIA), "content-type": "application/x-www-form-urlencoded" };
    expect((await production.inject({ method: "POST", url: "/graphql", headers: form, payload: "query={__typename}" })).statusCode).toBe(
      415,
    );
  });

  test("the longest page with all that a task has is not too much", async () => {
    const member = "{ id userId displayName }";
    const task = `id choreId title status overdue mode workersNeeded assignees { member ${member} isDone why { code } } dueAt timeZone effortMinutes note createdAt startedAt completedAt doers ${member} version`;
    const answer = await ask(
      `{ guild(id: "${OAK_STREET}") { id tasks(first: 100) { edges { cursor node { ${task} } } pageInfo { endCursor } } } }`,
    );
    expect(answer.errors).toBeUndefined();
  });

  describe("refuses before it works", () => {
    test.each([
      ["1,000 aliases", /Token limit/, `{ ${Array.from({ length: 1000 }, (_, n) => `a${n}: __typename`).join(" ")} }`],
      ["16 guilds by alias", /Aliases limit/, `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: guild(id: "${n}") { id }`).join(" ")} }`],
      [
        "11 directives",
        /Directives limit/,
        `{ ${Array.from({ length: 11 }, (_, n) => `a${n}: __typename @include(if: true)`).join(" ")} }`,
      ],
      [
        "fragments in a circle",
        /within itself/,
        "query { guild(id: 1) { ...A } } fragment A on Guild { ...B } fragment B on Guild { ...A }",
      ],
      ["a page of 5,000", /Cost limit/, `{ guild(id: "1") { tasks(first: 5000) { nodes { title } } } }`],
      ["a text of 10,000 words", /Token limit/, `{ ${"guild(id: 1) { id } ".repeat(2_000)} }`],
      ["depth 30", /depth limit/, `{ guild(id: "1") { ${"... on Guild { ".repeat(30)} id ${"}".repeat(30)} } }`],
    ])("%s", async (_what, reason, query) => {
      const answer = await ask(query);
      expect(answer.data).toBeUndefined();
      expect(answer.errors?.map(({ message }) => message).join()).toMatch(reason);
      for (const code of codes(answer) ?? []) expect(["graphql.invalid", "graphql.unreadable"]).toContain(code);
    });

    test("a batch of questions", async () => {
      const answer = await post(
        Array.from({ length: 100 }, () => ({ query: "{ __typename }" })),
        production,
      );
      expect(answer.statusCode).toBe(400);
    });
  });

  describe("in production", () => {
    test("it does not describe itself, nor guess what was meant", async () => {
      expect(codes(await ask("{ __schema { types { name } } }"))).toEqual(["graphql.invalid"]);
      const misspelt = await ask(`{ guild(id: "1") { taskz { nodes { title } } } }`);
      expect(JSON.stringify(misspelt)).not.toMatch(/did you mean|suggest/i);
    });

    test("a defect shows an id, and the log the rest under that id", async () => {
      const query = `{ guild(id: "${OAK_STREET}") { task(id: "0193a1b2-0000-7000-8000-000000000001") { title } } }`;
      const answer = await ask(query);
      expect(codes(answer)).toEqual(["defect"]);
      expect(JSON.stringify(answer)).not.toMatch(/SELECT|\/work|stack/);
      expect(dashboard.logged.join("")).toContain(String(answer.errors?.[0]?.extensions["id"]));
    });
  });

  test("in development it describes itself, and has a page to try it with", async () => {
    expect((await ask("{ __schema { queryType { name } } }", { app: development })).data).toMatchObject({
      __schema: { queryType: { name: "Query" } },
    });
    const page = await development.inject({ url: "/graphql", headers: { accept: "text/html" } });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("<html");
  });
});
