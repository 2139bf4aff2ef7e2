import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { backoffMs } from "./backoff.js";

const pace = { firstMs: 1_000, longestMs: 600_000 };

test("a pause doubles, up to the longest", () => {
  const pauses = [0, 1, 2, 9, 10, 2_000].map((failures) => backoffMs(pace, failures, { next: () => 0 }));
  expect(pauses).toEqual([1_000, 2_000, 4_000, 512_000, 600_000, 600_000]);
});

test("chance takes up to half of it, and never all", () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.nat(), chance, (failures, n) => {
      const [full, cut] = [0, n].map((next) => backoffMs(pace, failures, { next: () => next }));
      return cut !== undefined && full !== undefined && cut <= full && cut > full / 2 - 1;
    }),
  );
});
