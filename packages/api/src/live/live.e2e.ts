import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import type { GuildId } from "@chorestree/atoms/guild";
import type { UserId } from "@chorestree/atoms/member";
import type { Database } from "@chorestree/core/database";
import { schema } from "@chorestree/organisms/composition";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, type DashboardOptions, Listener, MIA, NEIGHBOURS, NOOR, OAK_STREET, SAM } from "@chorestree/test/dashboard";
import { LIVE_LIMITS } from "./limits.js";

describe.each(backbones().slice(0, 1))("the live feed", ({ open }) => {
  let database: Database;
  let dashboard: Dashboard;
  const apps: FastifyInstance[] = [];
  beforeAll(async () => {
    database = await open(schema);
    dashboard = await Dashboard.open(database);
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
  });
  afterAll(async () => {
    await dashboard.close();
    await database.close();
  });

  const serve = async (options: DashboardOptions = {}): Promise<string> => {
    const app = await dashboard.api(options);
    apps.push(app);
    return app.listen({ host: "127.0.0.1", port: 0 });
  };
  const signIn = async (url: string, user: UserId): Promise<Listener> => {
    const listener = await Listener.open(`${url}/live`);
    listener.say({ type: "auth", token: dashboard.tokenOf(user) });
    return listener;
  };
  const follow = async (url: string, more: object = {}, user = MIA, guildId = OAK_STREET): Promise<Listener> => {
    const listener = await signIn(url, user);
    listener.say({ type: "subscribe", guildId, topics: ["task"], ...more });
    await listener.until(() => listener.closed !== null || listener.frames.length > 1);
    return listener;
  };
  const addTask = async (title: string, user = SAM, guildId: GuildId = OAK_STREET) => {
    const asker = await dashboard.organisms.enterGuild.execute(guildId, user, "story");
    return dashboard.organisms.createTask.execute({ ...asker, idempotencyKey: title }, { title });
  };
  const count = (listener: Listener, n: number) => listener.until(() => listener.all("event").length >= n);

  test("a member sees what happens, by ids alone", async () => {
    const mia = await follow(await serve());
    const { taskId } = await addTask("Dishes");
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
    const url = await serve();
    const first = await follow(url);
    await addTask("One");
    const seen = await first.hear("event");
    first.socket.terminate();
    await addTask("Two");
    await addTask("Three");
    const second = await follow(url, { after: seen["position"] });
    await addTask("Four");
    await count(second, 3);
    const last = Number(seen["position"]);
    expect(second.all("event").map(({ position }) => position)).toEqual([last + 1, last + 2, last + 3].map(String));
  });

  test("only what was asked for is told, and nothing after unsubscribe", async () => {
    const mia = await follow(await serve(), { topics: ["chore"] });
    await addTask("Not a chore");
    const asker = await dashboard.organisms.enterGuild.execute(OAK_STREET, MIA, "story");
    await dashboard.organisms.createChore.execute({ ...asker, idempotencyKey: "Windows" }, { title: "Windows" });
    expect(await mia.hear("event")).toMatchObject({ name: "chore.created" });
    mia.say({ type: "unsubscribe", guildId: OAK_STREET });
    mia.say({ type: "ping" });
    await mia.hear("pong");
    await dashboard.organisms.createChore.execute({ ...asker, idempotencyKey: "Roof" }, { title: "Roof" });
    mia.say({ type: "subscribe", guildId: OAK_STREET, topics: ["chore"] });
    await mia.until(() => mia.all("subscribed").length === 2);
    expect(mia.all("event")).toHaveLength(1);
  });

  test("a position that is still to come is answered with resync", async () => {
    expect(await (await follow(await serve(), { after: "999999" })).hear("resync")).toEqual({ type: "resync", guildId: OAK_STREET });
  });

  describe("who may listen", () => {
    test("another's guild looks like one that does not exist, and is not told of", async () => {
      const url = await serve();
      const noor = await follow(url, {}, NOOR, OAK_STREET);
      expect(await noor.hear("error")).toEqual({ type: "error", code: "guild.not_found", guildId: OAK_STREET });
      const unknown = await follow(url, {}, NOOR, "999" as GuildId);
      expect(await unknown.hear("error")).toEqual({ type: "error", code: "guild.not_found", guildId: "999" });

      noor.say({ type: "subscribe", guildId: NEIGHBOURS, topics: ["task"] });
      await noor.hear("subscribed");
      await addTask("Ours");
      await addTask("Theirs", NOOR, NEIGHBOURS);
      expect(await noor.hear("event")).toMatchObject({ guildId: NEIGHBOURS });
    });

    test.each([
      ["a token nobody has", { type: "auth", token: `ct_${"x".repeat(43)}` }],
      ["anything before the token", { type: "subscribe", guildId: OAK_STREET, topics: ["task"] }],
      ["what is no frame", "hello"],
    ])("%s closes with 4401", async (_what, frame) => {
      const someone = await Listener.open(`${await serve()}/live`);
      someone.say(frame);
      expect(await someone.goodbye()).toBe(4401);
      expect(someone.frames).toEqual([]);
    });

    test("no token in time closes with 4401", async () => {
      const someone = await Listener.open(`${await serve({ liveLimits: { signInMs: 20 } })}/live`);
      expect(await someone.goodbye()).toBe(4401);
    });

    test("a token in the address is refused", async () => {
      await expect(Listener.open(`${await serve()}/live?token=${dashboard.tokenOf(MIA)}`)).rejects.toThrow("400");
    });

    test("an address that may not call is not upgraded either", async () => {
      await expect(Listener.open(`${await serve({ settings: { ipDeny: ["127.0.0.1"] } })}/live`)).rejects.toThrow("403");
    });

    test("an upgrade elsewhere finds nothing", async () => {
      await expect(Listener.open(`${await serve()}/nowhere`)).rejects.toThrow("404");
    });

    test("without an upgrade there is nothing to see", async () => {
      const url = await serve();
      const answer = await fetch(`${url}/live`);
      expect(answer.status).toBe(426);
      expect(await answer.json()).toMatchObject({ code: "request.upgrade_needed" });
    });

    test("who leaves the server is told no more", async () => {
      const sam = await follow(await serve({ liveLimits: { checkMs: 20 } }), {}, SAM);
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
      const mia = await follow(await serve({ liveLimits: { checkMs: 20 }, organisms }));
      revoked = true;
      expect(await mia.goodbye()).toBe(4401);
    });

    test.each([
      ["fail", () => Promise.reject(new Error("the database is away"))],
      ["do not answer", () => new Promise<never>(() => undefined)],
    ])("when rights %s to be known, the stream ends", async (_what, asking) => {
      let away = false;
      const organisms: NonNullable<DashboardOptions["organisms"]> = ({ enterGuild }) => ({
        enterGuild: {
          execute: (...asked: Parameters<typeof enterGuild.execute>) => (away ? asking() : enterGuild.execute(...asked)),
        } as never,
      });
      const mia = await follow(await serve({ liveLimits: { checkMs: 20, patienceMs: 300 }, organisms }));
      away = true;
      expect(await mia.goodbye()).toBe(1013);
    });

    test("the check comes often enough that lost rights end a stream within 5 s", async () => {
      expect(LIVE_LIMITS.checkMs + LIVE_LIMITS.patienceMs).toBeLessThan(5_000);
      expect(LIVE_LIMITS.signInMs).toBe(5_000);
      expect(LIVE_LIMITS.queueBytes).toBe(1024 * 1024);
    });
  });

  describe("what a client may cost", () => {
    test("a frame over the limit closes the line", async () => {
      const mia = await follow(await serve());
      mia.say("x".repeat(5_000));
      expect(await mia.goodbye()).toBe(1009);
    });

    test("a binary frame closes the line", async () => {
      const mia = await follow(await serve());
      mia.socket.send(Buffer.from("{}"));
      expect(await mia.goodbye()).toBe(1003);
    });

    test("a flood of frames closes the line", async () => {
      const mia = await follow(await serve());
      for (let n = 0; n < 100; n++) mia.say({ type: "ping" });
      expect(await mia.goodbye()).toBe(4429);
    });

    test("frames are not compressed, whatever the client offers", async () => {
      const mia = await follow(await serve());
      expect(mia.socket.extensions).toBe("");
    });

    test("a user has so many lines, and a closed one makes room", async () => {
      const url = await serve({ liveLimits: { connectionsPerUser: 2 } });
      const [first] = [await follow(url), await follow(url)];
      expect(await (await signIn(url, MIA)).goodbye()).toBe(4429);
      expect((await follow(url, {}, NOOR, NEIGHBOURS)).closed).toBeNull();
      first.socket.close();
      await first.goodbye();
      expect((await follow(url)).closed).toBeNull();
    });

    test("a line follows so many guilds", async () => {
      const mia = await follow(await serve({ liveLimits: { subscriptions: 1 } }));
      mia.say({ type: "subscribe", guildId: "999", topics: ["task"] });
      expect(await mia.hear("error")).toMatchObject({ code: "live.too_many_subscriptions" });
      mia.say({ type: "subscribe", guildId: OAK_STREET, topics: ["task"] });
      await mia.until(() => mia.all("subscribed").length === 2);
    });

    test("who reads too slowly is told to fetch anew", async () => {
      const mia = await follow(await serve({ liveLimits: { queueBytes: -1 } }));
      await addTask("Too much");
      expect(await mia.goodbye()).toBe(4408);
      expect(await mia.hear("resync")).toEqual({ type: "resync", guildId: OAK_STREET });
    });

    test("a line that is dead at the other end is let go", async () => {
      const someone = await Listener.open(`${await serve({ liveLimits: { pingMs: 20 } })}/live`);
      someone.socket.pong = () => undefined;
      (someone.socket as unknown as { _autoPong: boolean })._autoPong = false;
      expect(await someone.goodbye()).toBe(1006);
    });

    test.each([
      ["unknown keys", { type: "subscribe", guildId: OAK_STREET, topics: ["task"], role: "manager" }],
      ["a topic that is none", { type: "subscribe", guildId: OAK_STREET, topics: ["token"] }],
      ["a position that is none", { type: "subscribe", guildId: OAK_STREET, topics: ["task"], after: "-1" }],
      ["a second token", { type: "auth", token: "ct_" }],
      ["broken JSON", "{"],
    ])("%s is answered with an error", async (_what, frame) => {
      const mia = await follow(await serve());
      mia.say(frame);
      expect(await mia.hear("error")).toEqual({ type: "error", code: "frame.invalid" });
    });
  });

  test("when the API stops, everyone is told, and nobody is waited for", async () => {
    const url = await serve();
    const [mia, silent] = [await follow(url), await follow(url)];
    silent.socket.pause();
    await apps.splice(0)[0]?.close();
    expect(await mia.goodbye()).toBe(1001);
  });
});
