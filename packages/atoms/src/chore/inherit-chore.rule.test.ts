import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { ChoreId, ChoreState, ChoreTrait, OverduePolicy } from "./chore.schema.js";
import { type ChoreOnPath, inheritChore } from "./inherit-chore.rule.js";

const moment = fc.integer({ min: 0, max: 1_000_000 }).map((ms) => new Date(ms));
const someone: fc.Arbitrary<ChoreOnPath> = fc.record({
  id: fc.uuid({ version: 7 }).map((id) => ChoreId.parse(id)),
  state: fc.constantFrom(...ChoreState.options),
  effortMinutes: fc.option(fc.integer({ min: 0, max: 1440 })),
  approval: fc.option(fc.constantFrom("none" as const, "required" as const)),
  overdue: fc.option(fc.constantFrom(...OverduePolicy.options)),
  graceMinutes: fc.option(fc.integer({ min: 0, max: 10_080 })),
  assignment: fc.constant(null),
  activeSince: moment,
  schedule: fc.constant(null),
  scheduledSince: fc.option(moment),
  wholeTreeSince: fc.constant(null),
});
const paths = fc.tuple(fc.array(someone, { maxLength: 9 }), someone);
const NOBODY_SAYS = { effortMinutes: 15, approval: "none", overdue: "stay", graceMinutes: 0, assignment: null };

test("of each trait the nearest above that says it holds, and only what it says itself is its own", () => {
  fc.assert(
    fc.property(paths, ([above, itself]) => {
      const found = inheritChore([...above, itself]);
      for (const trait of ChoreTrait.options) {
        const said = [itself, ...[...above].reverse()].map((one) => one[trait]).find((value) => value !== null);
        expect(found[trait]).toEqual(said ?? NOBODY_SAYS[trait]);
        expect(found.own.includes(trait)).toBe(itself[trait] !== null);
      }
    }),
  );
});

test("it rests with whatever rests above it, and is owed nothing of before they were all active", () => {
  fc.assert(
    fc.property(paths, ([above, itself]) => {
      const { restsWith, since } = inheritChore([...above, itself]);
      expect(restsWith === null).toBe(above.every(({ state }) => state === "active"));
      if (itself.scheduledSince === null) return expect(since).toBeNull();
      for (const one of [...above, itself]) expect(Number(since)).toBeGreaterThanOrEqual(Number(one.activeSince));
      expect(Number(since)).toBeGreaterThanOrEqual(Number(itself.scheduledSince));
    }),
  );
});

const CHILD = ChoreId.parse("0193a1b2-0000-7000-8000-000000000001");

test("it comes with the chore above that says so, on that one's dates, and owes nothing of before that was said", () => {
  const schedule = {
    rule: "FREQ=DAILY",
    start: "2026-11-25T19:00",
    timeZone: "UTC",
    anchor: "due",
    season: null,
    monthEnd: "clamp",
  } as const;
  fc.assert(
    fc.property(
      someone,
      fc.array(someone, { maxLength: 8 }),
      moment,
      moment,
      fc.boolean(),
      (top, below, scheduledSince, saidAt, isFollower) => {
        const leader = { ...top, schedule: { ...schedule, exceptions: [] }, scheduledSince, wholeTreeSince: saidAt };
        const child: ChoreOnPath = { ...top, id: CHILD, scheduledSince: null };
        const path: [...ChoreOnPath[], ChoreOnPath] = [leader, ...below.map((one) => ({ ...one, scheduledSince: null })), child];
        const { comesWith, since, wholeTree } = inheritChore(path, (id) => isFollower && id === CHILD);
        expect(wholeTree).toBe(false);
        if (isFollower) return expect([comesWith, since]).toEqual([null, null]);
        expect(comesWith).toEqual({ choreId: leader.id, schedule: leader.schedule });
        expect(Number(since)).toBe(Math.max(...[...path.map(({ activeSince }) => activeSince), scheduledSince, saidAt].map(Number)));
      },
    ),
  );
});
