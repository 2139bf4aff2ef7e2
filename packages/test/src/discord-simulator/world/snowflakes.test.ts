import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { HandClock } from "../trial/hand-clock.js";
import { shardOf, Snowflakes, timeOf } from "./snowflakes.js";

test("ids rise, also when the clock stands still or goes back, and after a restart", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 30 }), (steps) => {
      const clock = new HandClock();
      const memory = { lastId: "0" };
      let last = 0n;
      for (const step of steps) {
        clock.forward(step);
        const id = BigInt(new Snowflakes(clock, memory).next());
        expect(id > last).toBe(true);
        last = id;
      }
    }),
  );
});

test("an id says when it was made", () => {
  const clock = new HandClock();
  expect(timeOf(new Snowflakes(clock, { lastId: "0" }).next())).toBe(clock.now().getTime());
});

test("a guild id can be had for every shard, and is new each time", () => {
  const snowflakes = new Snowflakes(new HandClock(), { lastId: "0" });
  const ids = [0, 1, 2, 0, 1, 2].map((shard) => ({ shard, id: snowflakes.nextOnShard(shard, 3) }));
  for (const { shard, id } of ids) expect(shardOf(id, 3)).toBe(shard);
  expect(new Set(ids.map(({ id }) => id)).size).toBe(6);
});
