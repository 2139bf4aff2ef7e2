import { expect, test } from "@jest/globals";
import { MemberId } from "../member/member.id.js";
import { checkPick } from "./check-pick.rule.js";
import type { PickReason } from "./pick-reason.schema.js";
import { lot } from "./seeded-order.rule.js";

const person = (nth: number) => MemberId.parse(`0193a1b2-0000-7000-8000-${String(nth).padStart(12, "0")}`);
const [mia, sam] = [person(1), person(2)] as const;
const seed = "oak street";
const luckier = lot(seed, mia) < lot(seed, sam) ? mia : sam;
const [early, late] = ["2026-11-01T08:00:00Z", "2026-11-02T08:00:00Z"];
const load = (miaHas: number, samHas: number, served: [string | null, string | null], code: "least_load" | "plan" = "least_load") => ({
  code,
  passedOver: [],
  seed,
  considered: [
    { memberId: mia, balanceSeconds: miaHas, assignedSeconds: 60, lastServedAt: served[0] },
    { memberId: sam, balanceSeconds: samHas, assignedSeconds: 60, lastServedAt: served[1] },
  ],
});
const none = { passedOver: [] };

/** Each reason, and the one whom its figures make the pick. */
const proven: [string, PickReason, MemberId | null][] = [
  ["the lower load", load(-5, 5, [late, early]), mia],
  ["the longer unserved of equal loads", load(5, 5, [late, early]), sam],
  ["the one never served", load(5, 5, [early, null]), sam],
  ["the luckier of equals", load(5, 5, [early, early]), luckier],
  ["the lower load of a plan", load(-5, 5, [null, null], "plan"), mia],
  ["the first in order", { code: "round_robin", order: [sam, mia], ...none }, sam],
  ["the next in order", { code: "fixed", order: [sam, mia], passedOver: [{ memberId: sam, because: "away" }] }, mia],
  ["the luckier one", { code: "random", considered: [mia, sam], seed, ...none }, luckier],
  ["the longer unserved", { code: "least_recent", considered: load(0, 0, [late, early]).considered, seed, ...none }, sam],
  [
    "the fewer points by share",
    {
      code: "least_points",
      considered: [
        { memberId: mia, points: 10, weight: 50, lastServedAt: null },
        { memberId: sam, points: 15, weight: 100, lastServedAt: null },
      ],
      seed,
      ...none,
    },
    sam,
  ],
  ["nobody of an open task", { code: "open", ...none }, null],
  ["nobody where none can", { code: "nobody", ...none }, null],
];

test.each(proven)("the figures prove %s, and nobody else", (_, reason, picked) => {
  for (const memberId of [mia, sam, null]) expect([memberId, checkPick({ memberId, reason })]).toEqual([memberId, memberId === picked]);
});

test("nobody passed over, and nobody of whom there is no figure, is proven", () => {
  const reason = { ...load(-5, 5, [null, null]), passedOver: [{ memberId: mia, because: "away" as const }] };
  expect(checkPick({ memberId: mia, reason })).toBe(false);
  expect(checkPick({ memberId: person(3), reason: load(0, 0, [null, null]) })).toBe(false);
  expect(checkPick({ memberId: person(3), reason: { code: "fixed", order: [], passedOver: [] } })).toBe(false);
});

test("of equals a plan may give it to either; what somebody pinned stands", () => {
  for (const memberId of [mia, sam]) {
    expect(checkPick({ memberId, reason: load(5, 5, [early, late], "plan") })).toBe(true);
    expect(checkPick({ memberId, reason: { code: "pinned" } })).toBe(true);
  }
});
