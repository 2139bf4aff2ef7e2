import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, NOOR, OAK_STREET, SAM } from "@chorestree/test/dashboard";

const ROTA = `/api/v1/guilds/${OAK_STREET}/rota`;
const ABSENCES = `/api/v1/guilds/${OAK_STREET}/absences`;

describe.each(backbones().slice(0, 1))("the rota and absences by REST and GraphQL", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
  });
  afterAll(() => dashboard.close());

  type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
  const send = async (who: typeof MIA, method: Method, url: string, payload?: object) => {
    const answer = await app.inject({ method, url, headers: dashboard.as(who), ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const ask = async (fields: string) => {
    const query = `{ guild(id: "${OAK_STREET}") { ${fields} } }`;
    return (await app.inject({ method: "POST", url: "/graphql", headers: dashboard.as(SAM), payload: { query } })).json<object>();
  };

  test("on the rota, given a share, off it again, by Discord's id or ours", async () => {
    const joined = await send(SAM, "PUT", `${ROTA}/${SAM}`);
    expect(joined).toMatchObject({ status: 201, body: { weight: 100 } });
    expect(await send(SAM, "PUT", `${ROTA}/${SAM}`)).toMatchObject({ status: 409, body: { code: "rota.already_on" } });
    expect(await send(SAM, "PUT", `${ROTA}/${MIA}`)).toMatchObject({ status: 403, body: { code: "access.permission_denied" } });
    expect(await send(MIA, "PUT", `${ROTA}/${NOOR}`)).toMatchObject({ status: 404, body: { code: "member.not_found" } });
    const ours = `${ROTA}/${String(joined.body["memberId"])}`;
    expect(await send(MIA, "PATCH", ours, { weight: 250 })).toMatchObject({ status: 200, body: { weight: 250 } });
    for (const weight of [-1, 1001, 0.5]) expect((await send(MIA, "PATCH", ours, { weight })).status).toBe(400);
    expect(await send(MIA, "PATCH", `${ROTA}/${MIA}`, { weight: 50 })).toMatchObject({ status: 404, body: { code: "rota.not_on" } });

    const members = [{ member: { userId: SAM, displayName: "Sam" }, weight: 250, awayUntil: null }];
    expect(await send(MIA, "GET", ROTA)).toMatchObject({ status: 200, body: { members } });
    expect(await ask("rota { timeZone members { member { userId displayName } weight awayUntil } }")).toMatchObject({
      data: { guild: { rota: { members } } },
    });
    expect(await send(MIA, "DELETE", ours)).toMatchObject({ status: 200 });
    expect(await send(MIA, "DELETE", ours)).toMatchObject({ status: 404, body: { code: "rota.not_on" } });
    expect(await send(NOOR, "GET", ROTA)).toMatchObject({ status: 404, body: { code: "guild.not_found" } });
  });

  test("away, listed by days, and back", async () => {
    const created = await send(SAM, "POST", ABSENCES, { from: "2026-12-01", to: "2026-12-03", givenBack: false });
    expect(created).toMatchObject({ status: 201, body: { from: "2026-12-01", to: "2026-12-03", givenBack: false } });
    const house = await send(MIA, "POST", ABSENCES, { house: true, from: "24 dec" });
    expect(house).toMatchObject({ status: 201, body: { memberId: null, from: "2026-12-24", to: "2026-12-24" } });
    expect(await send(SAM, "POST", ABSENCES, { from: "3 dec" })).toMatchObject({ status: 409, body: { code: "absence.overlaps" } });
    expect(await send(SAM, "POST", ABSENCES, { from: "1 dec", house: true })).toMatchObject({ status: 403 });
    expect(await send(SAM, "POST", ABSENCES, { from: "soon" })).toMatchObject({ status: 422, body: { code: "day.unreadable" } });

    const items = async (query = "") => (await send(SAM, "GET", `${ABSENCES}${query}`)).body["items"];
    expect(await items()).toMatchObject([{ member: { userId: SAM }, from: "2026-12-01" }]);
    expect(await items("?from=2026-12-03&to=2026-12-31")).toMatchObject([{ member: { userId: SAM } }, { member: null }]);
    expect(
      await ask('absences(from: "2026-12-04", to: "2026-12-31") { today items { id member { id } from to givenBack } }'),
    ).toMatchObject({
      data: { guild: { absences: { today: "2026-11-24", items: [{ id: house.body["absenceId"], member: null, givenBack: null }] } } },
    });

    const gone = `${ABSENCES}/${String(created.body["absenceId"])}`;
    expect(await send(SAM, "DELETE", `${ABSENCES}/${String(house.body["absenceId"])}`)).toMatchObject({ status: 403 });
    expect(await send(SAM, "DELETE", gone)).toMatchObject({ status: 200, body: { to: null } });
    expect(await send(SAM, "DELETE", gone)).toMatchObject({ status: 404, body: { code: "absence.not_found" } });
  });

  test("the same key puts somebody on the rota once, and gets the same answer", async () => {
    const headers = { ...dashboard.as(MIA), "idempotency-key": "mia-joins" };
    const put = () => app.inject({ method: "PUT", url: `${ROTA}/${MIA}`, headers });
    const [first, second] = [await put(), await put()];
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
  });
});
