import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Comer, comesWith, wholeTreeSince } from "./comes-with.rule.js";
import { ChoreWholeTreeNeedsRepeat } from "./chore.errors.js";

const comer = fc.record<Comer>({ comesByItself: fc.boolean(), isWholeTree: fc.boolean() });

test("it comes with the nearest above that comes by itself, where that one brings all below, and with none where it does itself", () => {
  fc.assert(
    fc.property(fc.array(comer, { maxLength: 9 }), comer, (above, itself) => {
      const found = comesWith([...above, itself]);
      const nearest = [...above].reverse().find(({ comesByItself }) => comesByItself);
      if (itself.comesByItself || !nearest?.isWholeTree) return expect(found).toBeUndefined();
      expect(found).toBe(nearest);
    }),
  );
});

test("what stands below one that stays apart stays apart with it", () => {
  const [house, bath, mirror] = [
    { comesByItself: true, isWholeTree: true },
    { comesByItself: true, isWholeTree: false },
    { comesByItself: false, isWholeTree: false },
  ];
  expect(comesWith([house, mirror, mirror])).toBe(house);
  expect(comesWith([house, bath, mirror])).toBeUndefined();
});

test("all below comes with it from when that was said, until it is taken back or has no repeat any more", () => {
  const [before, now] = [new Date(1_000), new Date(2_000)];
  const since = (asked: boolean | undefined, had: Date | null, hasSchedule = true) =>
    wholeTreeSince(asked, { before: had, hasSchedule, now });
  expect([since(true, null), since(true, before), since(undefined, before)]).toEqual([now, before, before]);
  expect([since(undefined, null), since(false, before), since(undefined, before, false)]).toEqual([null, null, null]);
  expect(() => since(true, null, false)).toThrow(ChoreWholeTreeNeedsRepeat);
});
