import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import type { OpenAPIV3_1 } from "openapi-types";
import { GuildId } from "@chorestree/atoms/guild";
import { backbones } from "@chorestree/test/backbone";
import { Audience, Dashboard, type Listener, MIA, NEIGHBOURS, NOOR, OAK_STREET } from "@chorestree/test/dashboard";

/** Ids of nobody's, of the form of ours and of Discord's. */
const UNKNOWN = "0193a1b2-0000-7000-8000-000000000001";
const UNKNOWN_GUILD = GuildId.parse("999");

/** What an act must be told before it looks for what it is about; the others need nothing. */
const BODIES: Readonly<Record<string, object>> = {
  skipTask: { reason: "We are out of soap" },
  rejectTask: { reason: "The corners" },
  commentTask: { comment: "Soap is out" },
  assignTask: { memberId: NOOR },
  correctTask: { reason: "It was Noor", minutes: 5 },
};

/** What a question has to be asked with. */
const QUERIES: Readonly<Record<string, string>> = { previewUndo: "?step=1" };

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

describe.each(backbones())("an id of the neighbours on $name", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  let theirs: Readonly<Record<"taskId" | "choreId" | "absenceId" | "memberId", string>>;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
    const added = async (what: string, payload: object) =>
      (
        await app.inject({ method: "POST", url: `/api/v1/guilds/${OAK_STREET}/${what}`, headers: dashboard.as(MIA), payload })
      ).json<object>();
    theirs = {
      ...(await added("chores", { title: "Secret bins" })),
      ...(await added("tasks", { title: "Secret dishes" })),
      ...(await added("rota/join", {})),
      ...(await added("absences", { from: "tomorrow", to: "tomorrow" })),
    } as typeof theirs;
    for (const id of [theirs.taskId, theirs.choreId, theirs.absenceId, theirs.memberId]) expect(id).toHaveLength(36);
  });
  afterAll(() => dashboard.close());

  /** Noor has a server of her own and may do everything there. Answers name what was asked for: that alone may differ. */
  const answerOf = async (method: (typeof METHODS)[number], url: string, payload: object | undefined, id: string) => {
    const answer = await app.inject({ method, url, headers: dashboard.as(NOOR), ...(payload && { payload }) });
    return { status: answer.statusCode, type: answer.headers["content-type"], body: answer.body.replaceAll(id, "{id}") };
  };

  test("trap 48: by REST no act finds anything of theirs, the same as what never was", async () => {
    const { paths } = (await app.inject({ url: "/openapi.json" })).json<OpenAPIV3_1.Document>();
    const found: object[] = [];
    let asked = 0;
    for (const [path, item] of Object.entries(paths ?? {})) {
      const [, name] = /\{(taskId|choreId|absenceId)\}/.exec(path) ?? [];
      for (const method of METHODS) {
        const operation = item?.[method];
        if (!operation || !name) continue;
        const payload = method === "get" || method === "delete" ? undefined : (BODIES[operation.operationId ?? ""] ?? {});
        const query = QUERIES[operation.operationId ?? ""] ?? "";
        const urlOf = (guildId: string, id: string) =>
          path.replace("{guildId}", guildId).replace(`{${name}}`, id).replace("{item}", "1") + query;
        const id = theirs[name as keyof typeof theirs];
        const foreign = await answerOf(method, urlOf(NEIGHBOURS, id), payload, id);
        expect(foreign).toEqual(await answerOf(method, urlOf(NEIGHBOURS, UNKNOWN), payload, UNKNOWN));
        const there = await answerOf(method, urlOf(OAK_STREET, id), payload, OAK_STREET);
        expect(there).toEqual(await answerOf(method, urlOf(UNKNOWN_GUILD, id), payload, UNKNOWN_GUILD));
        if (foreign.status !== 404 || there.status !== 404) found.push({ method, path, foreign, there });
        asked += 1;
      }
    }
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(20);
  });

  test.each([
    ["task", (id: string) => `task(id: "${id}") { title }`, "taskId", "task.not_found"],
    ["chore", (id: string) => `chore(id: "${id}") { title }`, "choreId", "chore.not_found"],
    ["branch", (id: string) => `choreTree(under: "${id}") { title }`, "choreId", "chore.not_found"],
    ["person", (id: string) => `tasks(assigneeId: "${id}") { nodes { title } }`, "memberId", null],
  ] as const)("trap 48: by GraphQL a %s of theirs is not found, the same as one that never was", async (_, field, kind, code) => {
    const ask = (guildId: string, id: string, told = id) =>
      answerOf("post", "/graphql", { query: `{ guild(id: "${guildId}") { ${field(id)} } }` }, told);
    const foreign = await ask(NEIGHBOURS, theirs[kind]);
    expect(foreign).toEqual(await ask(NEIGHBOURS, UNKNOWN));
    expect(foreign.body).toContain(code ?? '"nodes":[]');
    const there = await ask(OAK_STREET, theirs[kind], OAK_STREET);
    expect(there).toEqual(await ask(UNKNOWN_GUILD, theirs[kind], UNKNOWN_GUILD));
    expect(there.body).toContain("guild.not_found");
  });

  test("trap 48: the live feed of theirs is not found, the same as of a server that never was, and tells nothing of it", async () => {
    const audience = new Audience(dashboard);
    const url = await audience.serve();
    const noor = await audience.follow(url, {}, NOOR, NEIGHBOURS);
    const refused = async (guildId: GuildId, listener: Listener) => {
      const errors = listener.all("error").length;
      listener.say({ type: "subscribe", guildId, topics: ["task"], after: "0" });
      await listener.until(() => listener.all("error").length > errors);
      return { ...listener.all("error").at(-1), guildId: null };
    };
    expect(await refused(OAK_STREET, noor)).toEqual(await refused(UNKNOWN_GUILD, noor));
    expect(noor.all("error")[0]).toEqual({ type: "error", code: "guild.not_found", guildId: OAK_STREET });
    await audience.addTask("Theirs");
    await audience.addTask("Hers", NOOR, NEIGHBOURS);
    expect(await noor.hear("event")).toMatchObject({ guildId: NEIGHBOURS });
  });
});
