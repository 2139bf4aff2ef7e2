import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { GuildId } from "@chorestree/atoms/guild";
import { UserId } from "@chorestree/atoms/member";
import { HandClock } from "@chorestree/test/clock";
import { MembersByHand } from "@chorestree/test/house";
import type { Mirrored } from "../mirror/discord-mirror.repository.js";
import { MemberRecheck } from "./member-recheck.js";

const [GUILD, MIA] = [GuildId.parse("1001"), UserId.parse("11")];

test("in whatever order a slow database answers, many requests at once are one question to Discord", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 6 }), async (scheduler, requests) => {
      const [clock, discord] = [new HandClock(), new MembersByHand()];
      let row: Mirrored = { standing: { holder: "manager" }, seenAt: clock.now(), leftAt: null };
      const mirror = {
        // What is true when asked, and told later.
        find: () => scheduler.schedule(Promise.resolve(row)),
        recordAnswer: () => {
          row = { standing: null, seenAt: clock.now(), leftAt: clock.now() };
          return scheduler.schedule(Promise.resolve(true));
        },
      };
      const here = {
        within: (_guild: GuildId, body: () => unknown) => body(),
        run: (_guild: GuildId, _name: string, body: () => unknown) => body(),
      };
      const recheck = new MemberRecheck(here as never, here as never, mirror as never, {} as never, discord, clock);

      clock.advance({ minutes: 1 });
      const answers = Promise.all(Array.from({ length: requests }, () => recheck.standingOf(GUILD, MIA)));
      await scheduler.waitFor(answers);
      expect(await answers).toEqual(Array.from({ length: requests }, () => null));
      expect(discord.asked).toEqual([MIA]);
    }),
  );
});
