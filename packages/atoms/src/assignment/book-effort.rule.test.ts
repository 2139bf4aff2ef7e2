import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MemberId } from "../member/member.id.js";
import { type AudienceMember, bookEffort, type CountedWork, effortDay, type EffortEntry, reverseEffort } from "./book-effort.rule.js";
import { effortBalances, firstDayOfWindow } from "./effort-balances.rule.js";

const person = (nth: number) => MemberId.parse(`0193a1b2-0000-7000-8000-${String(nth).padStart(12, "0")}`);
const [mia, sam, ada] = [person(1), person(2), person(3)] as const;
const there = (memberId: MemberId, change: Partial<AudienceMember> = {}): AudienceMember => ({
  memberId,
  weight: 100,
  isPresent: true,
  mayDoAny: true,
  ...change,
});
const dishes: CountedWork = {
  taskId: "dishes",
  effortSeconds: 30 * 60,
  mode: "any",
  workersNeeded: 1,
  doers: [mia],
  audience: [there(mia), there(sam), there(ada)],
  day: "2026-11-25",
};
const today = { today: "2026-11-25" };
const balances = (entries: readonly EffortEntry[], members = [mia, sam, ada]) =>
  members.map((member) => effortBalances(entries, members, today).secondsByMember.get(member));
const sum = (entries: readonly EffortEntry[]) => entries.reduce((total, { seconds }) => total + seconds, 0);

describe("what a completion books", () => {
  test("credits the doer and charges all whom it serves, the doer too", () => {
    expect(balances(bookEffort(dishes))).toEqual([1200, -600, -600]);
  });

  test("half a weight is charged half, none is charged nothing", () => {
    const audience = [there(mia), there(sam, { weight: 50 }), there(ada, { weight: 0 })];
    expect(balances(bookEffort({ ...dishes, audience }))).toEqual([600, -600, 0]);
  });

  test("who is away, or may do nothing at all, owes nothing", () => {
    const audience = [there(mia), there(sam, { isPresent: false }), there(ada, { mayDoAny: false })];
    expect(balances(bookEffort({ ...dishes, audience }))).toEqual([0, 0, 0]);
  });

  test("where nobody owes, the doer is charged and nothing moves; the work stays on record", () => {
    const entries = bookEffort({ ...dishes, audience: [there(sam, { isPresent: false })] });
    expect(entries.map(({ memberId, kind, seconds }) => [memberId, kind, seconds])).toEqual([
      [mia, "credit", 1800],
      [mia, "charge", -1800],
    ]);
  });

  test("who does it for themselves is charged for it", () => {
    expect(balances(bookEffort({ ...dishes, mode: "each", doers: [mia, sam] }))).toEqual([0, 0, 0]);
  });

  test("two workers book twice the effort, two who share one worker's task split it", () => {
    expect(balances(bookEffort({ ...dishes, workersNeeded: 2, doers: [mia, sam] }))).toEqual([600, 600, -1200]);
    expect(balances(bookEffort({ ...dishes, doers: [mia, sam] }))).toEqual([300, 300, -600]);
    expect(balances(bookEffort({ ...dishes, workersNeeded: 2 }))).toEqual([1200, -600, -600]);
  });

  test("who has not joined is credited and never charged", () => {
    expect(balances(bookEffort({ ...dishes, audience: [there(sam), there(ada)] }))).toEqual([1800, -900, -900]);
  });

  test("the odd second goes to one whom task and member decide, not the place in the list", () => {
    const odd = { ...dishes, effortSeconds: 100 };
    const charged = (work: CountedWork) =>
      bookEffort(work)
        .filter(({ kind, seconds }) => kind === "charge" && seconds === -34)
        .map(({ memberId }) => memberId);
    expect(charged(odd)).toEqual(charged({ ...odd, audience: [...odd.audience].reverse() }));
    const unlucky = Array.from({ length: 300 }, (_, nth) => charged({ ...odd, taskId: `task ${nth}` })).flat();
    for (const member of [mia, sam, ada]) expect(unlucky.filter((one) => one === member).length).toBeGreaterThan(70);
  });

  test("always adds up to zero, in whole seconds, with nobody charged more than a second beyond their share", () => {
    const audience = fc.array(fc.record({ weight: fc.nat(200), isPresent: fc.boolean(), mayDoAny: fc.boolean() }), { maxLength: 9 });
    const work = fc.record({ effortSeconds: fc.nat(86_400), workersNeeded: fc.integer({ min: 1, max: 4 }), taskId: fc.uuid() });
    const doers = fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(work, audience, doers, fc.constantFrom("any", "all", "each"), (some, members, by, mode) => {
        const serves = members.map((one, nth) => there(person(nth), one));
        const entries = bookEffort({ ...dishes, ...some, mode, doers: by.map(person), audience: serves });
        expect(sum(entries)).toBe(0);
        expect(entries.every(({ seconds }) => Number.isInteger(seconds) && seconds !== 0)).toBe(true);
        const debtors = serves.filter(({ weight, isPresent, mayDoAny }) => weight > 0 && isPresent && mayDoAny);
        if (mode === "each" || debtors.length === 0) return;
        const whole = debtors.reduce((total, { weight }) => total + weight, 0);
        const all = some.effortSeconds * Math.min(by.length, some.workersNeeded);
        for (const { memberId, seconds } of entries.filter(({ kind }) => kind === "charge")) {
          const weight = debtors.find((one) => one.memberId === memberId)?.weight ?? NaN;
          expect(Math.abs(-seconds - (all * weight) / whole)).toBeLessThanOrEqual(1 + Number.EPSILON * all);
        }
      }),
    );
  });
});

test("a reversal is the opposite rows, dated as the original", () => {
  const entries = bookEffort(dishes);
  const reversed = reverseEffort(entries);
  expect(balances([...entries, ...reversed])).toEqual([0, 0, 0]);
  expect(reversed.every(({ day }) => day === dishes.day)).toBe(true);
});

test("an entry goes by the due day, or by the day done where that is earlier or there is none due", () => {
  expect(effortDay("2026-11-20", "2026-11-25")).toBe("2026-11-20");
  expect(effortDay("2026-11-25", "2026-11-20")).toBe("2026-11-20");
  expect(effortDay(null, "2026-11-20")).toBe("2026-11-20");
});

describe("balances", () => {
  test("hold 8 weeks, today included; a task's credit and charges leave on one day", () => {
    expect(firstDayOfWindow("2026-11-25")).toBe("2026-10-01");
    expect(balances(bookEffort({ ...dishes, day: "2026-10-01" }))).toEqual([1200, -600, -600]);
    expect(balances(bookEffort({ ...dishes, day: "2026-09-30" }))).toEqual([0, 0, 0]);
    expect(balances(bookEffort({ ...dishes, day: "2026-11-26" }))).toEqual([0, 0, 0]);
  });

  test("fold those who left into one line, and add up to zero with it", () => {
    const { secondsByMember, formerMembersSeconds } = effortBalances(bookEffort(dishes), [sam, ada], today);
    expect(formerMembersSeconds).toBe(1200);
    expect([...secondsByMember.values()]).toEqual([-600, -600]);
  });

  test("begin at zero for a newcomer", () => {
    expect(balances(bookEffort(dishes), [mia, sam, ada, person(4)])).toEqual([1200, -600, -600, 0]);
  });
});
