import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { Audience, Dashboard, Listener, MIA, NEIGHBOURS, NOOR, OAK_STREET } from "@chorestree/test/dashboard";
import { LIVE_LIMITS } from "./limits.js";

describe.each(backbones().slice(0, 1))("one line of the live feed", ({ open }) => {
  let dashboard: Dashboard;
  let audience: Audience;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    audience = new Audience(dashboard);
  });
  afterEach(() => dashboard.closeApis());
  afterAll(() => dashboard.close());

  test("the check comes often enough that lost rights end a stream within 5 s", async () => {
    expect(LIVE_LIMITS.checkMs + LIVE_LIMITS.patienceMs).toBeLessThan(5_000);
    expect(LIVE_LIMITS.signInMs).toBe(5_000);
    expect(LIVE_LIMITS.queueBytes).toBe(1024 * 1024);
  });

  describe("what a client may cost", () => {
    test("a frame over the limit closes the line", async () => {
      const mia = await audience.follow(await audience.serve());
      mia.say("x".repeat(5_000));
      expect(await mia.goodbye()).toBe(1009);
    });

    test("a binary frame closes the line", async () => {
      const mia = await audience.follow(await audience.serve());
      mia.socket.send(Buffer.from("{}"));
      expect(await mia.goodbye()).toBe(1003);
    });

    test("a flood of frames closes the line", async () => {
      const mia = await audience.follow(await audience.serve());
      for (let n = 0; n < 100; n++) mia.say({ type: "ping" });
      expect(await mia.goodbye()).toBe(4429);
    });

    test("frames are not compressed, whatever the client offers", async () => {
      const mia = await audience.follow(await audience.serve());
      expect(mia.socket.extensions).toBe("");
    });

    test("a user has so many lines, and a closed one makes room", async () => {
      const url = await audience.serve({ liveLimits: { connectionsPerUser: 2 } });
      const [first] = [await audience.follow(url), await audience.follow(url)];
      expect(await (await audience.signIn(url, MIA)).goodbye()).toBe(4429);
      expect((await audience.follow(url, {}, NOOR, NEIGHBOURS)).closed).toBeNull();
      first.socket.close();
      await first.goodbye();
      expect((await audience.follow(url)).closed).toBeNull();
    });

    test("a line follows so many guilds", async () => {
      const mia = await audience.follow(await audience.serve({ liveLimits: { subscriptions: 1 } }));
      mia.say({ type: "subscribe", guildId: "999", topics: ["task"] });
      expect(await mia.hear("error")).toMatchObject({ code: "live.too_many_subscriptions" });
      mia.say({ type: "subscribe", guildId: OAK_STREET, topics: ["task"] });
      await mia.until(() => mia.all("subscribed").length === 2);
    });

    test("who reads too slowly is told to fetch anew", async () => {
      const mia = await audience.follow(await audience.serve({ liveLimits: { queueBytes: -1 } }));
      await audience.addTask("Too much");
      expect(await mia.goodbye()).toBe(4408);
      expect(await mia.hear("resync")).toEqual({ type: "resync", guildId: OAK_STREET });
    });

    test("a line that is dead at the other end is let go", async () => {
      const someone = await Listener.open(`${await audience.serve({ liveLimits: { pingMs: 20 } })}/live`);
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
      const mia = await audience.follow(await audience.serve());
      mia.say(frame);
      expect(await mia.hear("error")).toEqual({ type: "error", code: "frame.invalid" });
    });
  });

  test("when the API stops, everyone is told, and nobody is waited for", async () => {
    const url = await audience.serve();
    const [mia, silent] = [await audience.follow(url), await audience.follow(url)];
    silent.socket.pause();
    await dashboard.closeApis();
    expect(await mia.goodbye()).toBe(1001);
  });
});
