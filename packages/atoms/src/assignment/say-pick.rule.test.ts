import { expect, test } from "@jest/globals";
import { MemberId } from "../member/member.id.js";
import { PassedOver, type Picked, type PickReason } from "./pick-reason.schema.js";
import { sayPick } from "./say-pick.rule.js";

const person = (nth: number) => MemberId.parse(`0193a1b2-0000-7000-8000-${String(nth).padStart(12, "0")}`);
const [mia, sam, ada] = [person(1), person(2), person(3)] as const;
const nameOf = (memberId: MemberId) => ({ [mia]: "Mia", [sam]: "Sam", [ada]: "Ada" })[memberId] ?? "?";
const samIsAway = [{ memberId: sam, because: "away" as const }];
const figures = { memberId: mia, balanceSeconds: -3120, assignedSeconds: 600, lastServedAt: null, points: 7, weight: 100 };
const more = { passedOver: samIsAway, seed: "", considered: [figures] };

const said: Readonly<Record<PickReason["code"], [Picked, string, string]>> = {
  least_load: [
    { memberId: mia, reason: { code: "least_load", ...more } },
    "Mia has the lowest balance: -42 min; Sam is away",
    "Mia heeft het laagste saldo: -42 min; Sam is weg",
  ],
  plan: [
    { memberId: mia, reason: { code: "plan", ...more } },
    "with the rest of the week Mia would stand lowest: -42 min; Sam is away",
    "met de rest van de week zou Mia het laagst staan: -42 min; Sam is weg",
  ],
  least_points: [
    { memberId: mia, reason: { code: "least_points", ...more } },
    "Mia has the fewest points for their share: 7; Sam is away",
    "Mia heeft de minste punten voor een eerlijk deel: 7; Sam is weg",
  ],
  least_recent: [
    { memberId: mia, reason: { code: "least_recent", ...more } },
    "Mia has gone longest without one; Sam is away",
    "Mia is het langst niet geweest; Sam is weg",
  ],
  random: [
    { memberId: mia, reason: { code: "random", considered: [mia, ada], passedOver: [], seed: "" } },
    "Mia was drawn by lot from 2 people",
    "Mia is door het lot gekozen uit 2 mensen",
  ],
  round_robin: [
    { memberId: mia, reason: { code: "round_robin", order: [sam, mia], passedOver: samIsAway } },
    "it is Mia's turn; Sam is away",
    "Mia is aan de beurt; Sam is weg",
  ],
  turn_runs: [
    { memberId: mia, reason: { code: "turn_runs", order: [mia, sam], passedOver: samIsAway } },
    "it is still Mia's turn",
    "de beurt van Mia loopt nog",
  ],
  turn_not_done: [
    { memberId: mia, reason: { code: "turn_not_done", order: [mia], passedOver: [] } },
    "it stays Mia's turn until it is done",
    "het blijft de beurt van Mia tot het gedaan is",
  ],
  fixed: [
    { memberId: mia, reason: { code: "fixed", order: [mia], passedOver: [] } },
    "Mia was chosen for this chore",
    "Mia is voor deze klus gekozen",
  ],
  each: [
    { memberId: mia, reason: { code: "each", passedOver: samIsAway } },
    "each does it for themselves, Mia too; Sam is away",
    "iedereen doet het voor zichzelf, ook Mia; Sam is weg",
  ],
  pinned: [{ memberId: mia, reason: { code: "pinned" } }, "Mia was chosen by hand", "Mia is met de hand gekozen"],
  open: [
    { memberId: null, reason: { code: "open", passedOver: samIsAway } },
    "open to everyone who may do it",
    "voor iedereen die het mag doen",
  ],
  nobody: [
    { memberId: null, reason: { code: "nobody", passedOver: [...samIsAway, { memberId: ada, because: "not_eligible" }] } },
    "nobody can do it now; Sam is away; Ada may not do it",
    "niemand kan het nu doen; Sam is weg; Ada mag het niet doen",
  ],
};

test.each(Object.entries(said))("a reason is said in words: %s", (_, [picked, en, nl]) => {
  expect([sayPick("en", picked, nameOf), sayPick("nl", picked, nameOf)]).toEqual([en, nl]);
});

test("each thing that stood in somebody's way has words of its own", () => {
  const passedOver = PassedOver.shape.because.options.map((because) => ({ memberId: sam, because }));
  const all = sayPick("en", { memberId: null, reason: { code: "nobody", passedOver } }, nameOf).split("; ");
  expect(new Set(all).size).toBe(passedOver.length + 1);
});
