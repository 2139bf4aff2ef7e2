import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { GuildId } from "@chorestree/atoms/guild";
import { backbones } from "@chorestree/test/backbone";
import { Audience, Dashboard, type DashboardOptions, Listener, MIA, NEIGHBOURS, NOOR, OAK_STREET, SAM } from "@chorestree/test/dashboard";

describe.each(backbones().slice(0, 1))("the live feed", ({ open }) => {
  let dashboard: Dashboard;
  let audience: Audience;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    audience = new Audience(dashboard);
  });
  afterEach(() => dashboard.closeApis());
  afterAll(() => dashboard.close());

  test("a member sees what happens, by ids alone", async () => {
    const mia = await audience.follow(await audience.serve());
    const { taskId } = await audience.addTask("Dishes");
    const event = await mia.hear("event");
    expect(mia.frames.map(({ type }) => type)).toEqual(["ready", "subscribed", "event"]);
    expect(event).toMatchObject({
      guildId: OAK_STREET,
      name: "task.created",
      at: "2026-11-24T18:00:00.000Z",
      data: { taskId },
      position: String(Number((await mia.hear("subscribed"))["position"]) + 1),
    });
    expect(JSON.stringify(event)).not.toContain("Dishes");
  });

  test("who comes back with the last position they saw misses nothing, and sees nothing twice", async () => {
    const url = await audience.serve();
    const first = await audience.follow(url);
    await audience.addTask("One");
    const seen = await first.hear("event");
    first.socket.terminate();
    await audience.addTask("Two");
    await audience.addTask("Three");
    const second = await audience.follow(url, { after: seen["position"] });
    await audience.addTask("Four");
    await second.until(() => second.all("event").length >= 3);
    const last = Number(seen["position"]);
    expect(second.all("event").map(({ position }) => position)).toEqual([last + 1, last + 2, last + 3].map(String));
  });

  test("only what was asked for is told, and nothing after unsubscribe", async () => {
    const mia = await audience.follow(await audience.serve(), { topics: ["chore"] });
    await audience.addTask("Not a chore");
    await audience.addChore("Windows");
    expect(await mia.hear("event")).toMatchObject({ name: "chore.created" });
    mia.say({ type: "unsubscribe", guildId: OAK_STREET });
    mia.say({ type: "ping" });
    await mia.hear("pong");
    await audience.addChore("Roof");
    mia.say({ type: "subscribe", guildId: OAK_STREET, topics: ["chore"] });
    await mia.until(() => mia.all("subscribed").length === 2);
    expect(mia.all("event")).toHaveLength(1);
  });

  test("a position that is still to come is answered with resync", async () => {
    expect(await (await audience.follow(await audience.serve(), { after: "999999" })).hear("resync")).toEqual({
      type: "resync",
      guildId: OAK_STREET,
    });
  });

  describe("who may listen", () => {
    test("another's guild looks like one that does not exist, and is not told of", async () => {
      const url = await audience.serve();
      const noor = await audience.follow(url, {}, NOOR, OAK_STREET);
      expect(await noor.hear("error")).toEqual({ type: "error", code: "guild.not_found", guildId: OAK_STREET });
      const unknown = await audience.follow(url, {}, NOOR, "999" as GuildId);
      expect(await unknown.hear("error")).toEqual({ type: "error", code: "guild.not_found", guildId: "999" });

      noor.say({ type: "subscribe", guildId: NEIGHBOURS, topics: ["task"] });
      await noor.hear("subscribed");
      await audience.addTask("Ours");
      await audience.addTask("Theirs", NOOR, NEIGHBOURS);
      expect(await noor.hear("event")).toMatchObject({ guildId: NEIGHBOURS });
    });

    test.each([
      ["a token nobody has", { type: "auth", token: `ct_${"x".repeat(43)}` }],
      ["anything before the token", { type: "subscribe", guildId: OAK_STREET, topics: ["task"] }],
      ["what is no frame", "hello"],
    ])("%s closes with 4401", async (_what, frame) => {
      const someone = await Listener.open(`${await audience.serve()}/live`);
      someone.say(frame);
      expect(await someone.goodbye()).toBe(4401);
      expect(someone.frames).toEqual([]);
    });

    test("no token in time closes with 4401", async () => {
      const someone = await Listener.open(`${await audience.serve({ liveLimits: { signInMs: 20 } })}/live`);
      expect(await someone.goodbye()).toBe(4401);
    });

    test("a token in the address is refused", async () => {
      await expect(Listener.open(`${await audience.serve()}/live?token=${dashboard.tokenOf(MIA)}`)).rejects.toThrow("400");
    });

    test("an address that may not call is not upgraded either", async () => {
      await expect(Listener.open(`${await audience.serve({ settings: { ipDeny: ["127.0.0.1"] } })}/live`)).rejects.toThrow("403");
    });

    test("an upgrade elsewhere finds nothing", async () => {
      await expect(Listener.open(`${await audience.serve()}/nowhere`)).rejects.toThrow("404");
    });

    test("without an upgrade there is nothing to see", async () => {
      const url = await audience.serve();
      const answer = await fetch(`${url}/live`);
      expect(answer.status).toBe(426);
      expect(await answer.json()).toMatchObject({ code: "request.upgrade_needed" });
    });

    test("who leaves the server is told no more", async () => {
      const sam = await audience.follow(await audience.serve({ liveLimits: { checkMs: 20 } }), {}, SAM);
      await dashboard.organisms.recogniseMember.left({ guildId: OAK_STREET, userId: SAM });
      const code = await sam.goodbye();
      const back = { guildId: OAK_STREET, userId: SAM, displayName: "Sam", roleIds: [] };
      await dashboard.organisms.recogniseMember.execute(back, { locale: "en", timeZone: "Europe/Amsterdam" });
      expect(code).toBe(4403);
      expect(await sam.hear("error")).toMatchObject({ code: "guild.not_found" });
    });

    test("a revoked token closes with 4401", async () => {
      let revoked = false;
      const organisms: NonNullable<DashboardOptions["organisms"]> = ({ identifyToken }) => ({
        identifyToken: { execute: async (token: string) => (revoked ? null : identifyToken.execute(token)) } as never,
      });
      const mia = await audience.follow(await audience.serve({ liveLimits: { checkMs: 20 }, organisms }));
      revoked = true;
      expect(await mia.goodbye()).toBe(4401);
    });

    test.each([
      ["fail", () => Promise.reject(new Error("the database is away"))],
      ["do not answer", () => new Promise<never>(() => undefined)],
    ])("when rights %s to be known, the stream ends", async (_what, asking) => {
      let away = false;
      const organisms: NonNullable<DashboardOptions["organisms"]> = ({ stayInGuild }) => ({
        stayInGuild: {
          execute: (...asked: Parameters<typeof stayInGuild.execute>) => (away ? asking() : stayInGuild.execute(...asked)),
        } as never,
      });
      const mia = await audience.follow(await audience.serve({ liveLimits: { checkMs: 20, patienceMs: 300 }, organisms }));
      away = true;
      expect(await mia.goodbye()).toBe(1013);
    });
  });
});
