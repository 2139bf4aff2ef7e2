import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { Audience, Dashboard, MIA, OAK_STREET, SAM } from "@chorestree/test/dashboard";

const SOON = { liveLimits: { checkMs: 20, turnMs: 20 } };
const guild = { locale: "en", timeZone: "Europe/Amsterdam" } as const;

describe.each(backbones().slice(0, 1))("listeners about whom Discord tells nothing", ({ open }) => {
  let dashboard: Dashboard;
  let audience: Audience;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    audience = new Audience(dashboard);
  });
  beforeEach(async () => {
    dashboard.discord.unreachable = false;
    const sam = { displayName: "Sam", roleIds: [] };
    dashboard.discord.joins(OAK_STREET, SAM, sam);
    // Beyond what the process remembers of the last story.
    dashboard.clock.advance({ minutes: 10 });
    await dashboard.organisms.recogniseMember.execute({ guildId: OAK_STREET, userId: SAM, ...sam }, guild);
  });
  afterEach(() => dashboard.closeApis());
  afterAll(() => dashboard.close());

  test("who left is told no more a minute later, though no event says so; who stayed is", async () => {
    const url = await audience.serve(SOON);
    const [mia, sam] = [await audience.follow(url), await audience.follow(url, {}, SAM)];
    dashboard.discord.leaves(OAK_STREET, SAM);
    dashboard.clock.advance({ minutes: 1 });
    expect(await sam.goodbye()).toBe(4403);
    expect(await sam.hear("error")).toMatchObject({ code: "guild.not_found" });
    await audience.addTask("Ours", MIA);
    expect(await mia.hear("event")).toMatchObject({ name: "task.created" });
  });

  test("while Discord cannot be asked a stream goes on for five minutes, and then ends with 1013", async () => {
    const sam = await audience.follow(await audience.serve(SOON), {}, SAM);
    dashboard.discord.unreachable = true;
    const asked = dashboard.discord.asked.length;
    dashboard.clock.advance({ minutes: 6 });
    // Looked at, and asked about in vain.
    while (dashboard.discord.asked.length < asked + 3) await new Promise((resolve) => setImmediate(resolve));
    expect(sam.closed).toBeNull();
    dashboard.clock.advance({ seconds: 1 });
    expect(await sam.goodbye()).toBe(1013);
    expect(await sam.hear("error")).toMatchObject({ code: "access.discord_unreachable" });
  });

  test("nobody begins to listen on what Discord said over a minute ago", async () => {
    const url = await audience.serve();
    dashboard.discord.unreachable = true;
    dashboard.clock.advance({ minutes: 1 });
    const sam = await audience.follow(url, {}, SAM);
    expect(await sam.hear("error")).toEqual({ type: "error", code: "access.discord_unreachable", guildId: OAK_STREET });
    expect(sam.all("subscribed")).toEqual([]);
  });
});
