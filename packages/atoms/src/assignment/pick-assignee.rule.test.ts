import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MemberId } from "../member/member.id.js";
import { AssignmentPolicy, PickPolicy, type Rotation } from "./assignment.schema.js";
import { checkPick } from "./check-pick.rule.js";
import type { Contender } from "./dealing.schema.js";
import { openPlaces, pickAssignees, type PickRequest } from "./pick-assignee.rule.js";
import type { Picked } from "./pick-reason.schema.js";
import { completeTurn, newRotation, skipTurn, startWith } from "./rotation.rule.js";

const person = (nth: number) => MemberId.parse(`0193a1b2-0000-7000-8000-${String(nth).padStart(12, "0")}`);
const names = ["Ann", "Bob", "Cas", "Dee"] as const;
type Name = (typeof names)[number];
const ids = Object.fromEntries(names.map((name, nth) => [name, person(nth + 1)])) as Record<Name, MemberId>;
const nameOf = (memberId: MemberId | null) => names.find((name) => ids[name] === memberId) ?? null;

const contender = (memberId: MemberId, change: Partial<Contender> = {}): Contender => ({
  memberId,
  weight: 100,
  roles: [],
  skills: [],
  hasLeft: false,
  away: null,
  balanceSeconds: 0,
  assignedSeconds: 0,
  points: 0,
  lastServedAt: null,
  ...change,
});
const AWAY = { away: { givenBack: null } };

type Asked = Partial<PickRequest> & { day?: string; workersNeeded?: number };

/** A flat of four who are given turns, one task after the other. */
function flat(policy: Partial<AssignmentPolicy>, seed = "oak street") {
  let rotation: Rotation = newRotation(names.map((name) => ids[name]));
  let count = 0;
  const facts = new Map<Name, Partial<Contender>>();
  const ask = ({ day = "2026-11-25", workersNeeded = 1, ...more }: Asked = {}): Picked[] => {
    const answer = pickAssignees({
      policy: AssignmentPolicy.parse({ how: "round_robin", ...policy }),
      rotation,
      contenders: names.map((name) => contender(ids[name], facts.get(name))),
      task: { taskId: `task ${(count += 1)}`, day, workersNeeded },
      onIt: [],
      handedOn: [],
      weekStart: 1,
      seed,
      ...more,
    });
    for (const pick of answer.picks) expect([pick, checkPick(pick)]).toEqual([pick, true]);
    rotation = answer.rotation;
    return answer.picks;
  };
  const deal = (asked?: Asked) => ask(asked).map(({ memberId }) => nameOf(memberId));
  return {
    ask,
    deal,
    deals: (turns: number, day = "2026-11-25") => Array.from({ length: turns }, () => deal({ day })).flat(),
    dealOn: (...days: string[]) => days.flatMap((day) => deal({ day })),
    be: (name: Name, change: Partial<Contender>) => void facts.set(name, { ...facts.get(name), ...change }),
    change: (act: (rotation: Rotation) => Rotation) => (rotation = act(rotation)),
    rotation: () => rotation,
  };
}

describe("a round", () => {
  test("goes by the roster, and begins with whom one says", () => {
    const house = flat({});
    expect(house.deals(5)).toEqual(["Ann", "Bob", "Cas", "Dee", "Ann"]);
    house.change((rotation) => startWith(rotation, ids.Dee));
    expect(house.deals(2)).toEqual(["Dee", "Ann"]);
  });

  test.each(["round_robin", "least_load", "least_recent", "fixed"] as const)("of %s passes over whoever skips, once", (how) => {
    const house = flat({ how });
    const [first] = house.ask();
    const skipper = nameOf(first?.memberId ?? null) ?? "Ann";
    const again = flat({ how });
    again.change((rotation) => skipTurn(rotation, ids[skipper]));
    expect(again.deal()).not.toEqual([skipper]);
    expect(again.rotation().skipping).toEqual([]);
  });

  test.each(["keep", "lose"] as const)("trap 24: whoever is skipped for absence holds up nobody, and may %s their place", (absence) => {
    const house = flat({ absence });
    house.be("Ann", AWAY);
    expect(house.deals(3)).toEqual(["Bob", "Cas", "Dee"]);
    house.be("Ann", { away: null });
    expect(house.deals(3)).toEqual(absence === "keep" ? ["Ann", "Ann", "Bob"] : ["Ann", "Bob", "Cas"]);

    const sooner = flat({ absence });
    sooner.be("Ann", AWAY);
    expect(sooner.deals(1)).toEqual(["Bob"]);
    sooner.be("Ann", { away: null });
    expect(sooner.deals(3)).toEqual(absence === "keep" ? ["Ann", "Cas", "Dee"] : ["Cas", "Dee", "Ann"]);
  });

  test("what the absence itself says of turns goes before the chore's rule", () => {
    const house = flat({ absence: "keep" });
    house.be("Ann", { away: { givenBack: false } });
    house.be("Bob", { away: { givenBack: true } });
    expect(house.deals(1)).toEqual(["Cas"]);
    expect(house.rotation().owed).toEqual([ids.Bob]);
  });

  test("goes on with the next when somebody leaves, and newcomers come last", () => {
    const house = flat({});
    expect(house.deals(2)).toEqual(["Ann", "Bob"]);
    house.be("Cas", { hasLeft: true });
    expect(house.deals(2)).toEqual(["Dee", "Ann"]);
    house.be("Cas", { hasLeft: false });
    expect(house.deals(4)).toEqual(["Bob", "Dee", "Cas", "Ann"]);
  });
});

describe("a turn", () => {
  test.each(["round_robin", "least_load", "random"] as const)("of a week holds for a daily chore, by %s", (how) => {
    const house = flat({ how, cadence: "week" });
    const first = new Set(house.dealOn("2026-11-23", "2026-11-24", "2026-11-29"));
    const second = new Set(house.dealOn("2026-11-30", "2026-12-06"));
    expect([first.size, second.size]).toEqual([1, 1]);
    if (how !== "least_load") expect(second).not.toEqual(first);
  });

  test("of a month holds for the month, of a day for the day; a week begins on the day the guild says", () => {
    expect(flat({ cadence: "month" }).dealOn("2026-11-01", "2026-11-30", "2026-12-01")).toEqual(["Ann", "Ann", "Bob"]);
    expect(flat({ cadence: "day" }).dealOn("2026-11-01", "2026-11-01", "2026-11-02")).toEqual(["Ann", "Ann", "Bob"]);
    const weekly = flat({ cadence: "week" });
    const weekStart = 7;
    expect([weekly.deal({ day: "2026-11-28", weekStart }), weekly.deal({ day: "2026-11-29", weekStart })]).toEqual([["Ann"], ["Bob"]]);
  });

  test("that advances on completion stays until it is done, and no longer", () => {
    const house = flat({ advance: "completion" });
    expect(house.deals(2)).toEqual(["Ann", "Ann"]);
    house.change(completeTurn);
    expect(house.deals(2)).toEqual(["Bob", "Bob"]);
  });

  test("that waits to be done does not wait for somebody away", () => {
    const house = flat({ advance: "completion", absence: "keep" });
    expect(house.deals(1)).toEqual(["Ann"]);
    house.be("Ann", AWAY);
    expect(house.deals(1)).toEqual(["Bob"]);
    house.be("Ann", { away: null });
    house.change(completeTurn);
    expect(house.deals(1)).toEqual(["Ann"]);
  });

  test("of somebody away for a part of the week is stood in for, and stays theirs", () => {
    const house = flat({ cadence: "week" });
    expect(house.deals(1, "2026-11-23")).toEqual(["Ann"]);
    house.be("Ann", AWAY);
    expect(house.deals(2, "2026-11-24")).toEqual(["Bob", "Bob"]);
    house.be("Ann", { away: null });
    expect(house.deals(1, "2026-11-27")).toEqual(["Ann"]);
    expect(house.deals(1, "2026-11-30")).toEqual(["Bob"]);
  });

  test("that was given back, or passed on, goes to the next and is their turn", () => {
    const house = flat({ cadence: "week" });
    expect(house.deals(1)).toEqual(["Ann"]);
    expect(house.deal({ handedOn: [ids.Ann] })).toEqual(["Bob"]);
    expect(house.deals(1, "2026-11-30")).toEqual(["Cas"]);
  });

  test("of two workers is held by both", () => {
    const house = flat({ cadence: "week" });
    expect(house.deal({ workersNeeded: 2 })).toEqual(["Ann", "Bob"]);
    expect(house.deal({ workersNeeded: 2 })).toEqual(["Ann", "Bob"]);
    expect(house.deal({ day: "2026-11-30", workersNeeded: 2 })).toEqual(["Cas", "Dee"]);
  });
});

describe("figures", () => {
  test("the lowest balance has it, counting what is theirs already", () => {
    const house = flat({ how: "least_load" });
    house.be("Bob", { balanceSeconds: -600 });
    house.be("Cas", { balanceSeconds: -900, assignedSeconds: 600 });
    expect(house.deal()).toEqual(["Bob"]);
  });

  test("the fewest points have it, by share", () => {
    const house = flat({ how: "least_points" });
    for (const name of names) house.be(name, { points: 20 });
    house.be("Cas", { points: 9 });
    house.be("Dee", { points: 8, weight: 50 });
    expect(house.deal()).toEqual(["Cas"]);
  });

  test.each(["least_recent", "least_load", "least_points"] as const)("by %s the longest unserved of equals has it", (how) => {
    const house = flat({ how });
    names.forEach((name, nth) => house.be(name, { lastServedAt: `2026-11-2${4 - nth}T18:00:00Z` }));
    expect(house.deal()).toEqual(["Dee"]);
    house.be("Bob", { lastServedAt: null });
    expect(house.deal()).toEqual(["Bob"]);
  });

  test.each(["least_load", "least_points", "least_recent"] as const)("trap 21: by %s 40 picks among four equals are 10 each", (how) => {
    const run = (seed: string) => {
      const house = flat({ how }, seed);
      return Array.from({ length: 40 }, (_, nth) => {
        const [name = null] = house.deal();
        if (name) house.be(name, { lastServedAt: new Date(Date.UTC(2026, 0, 1 + nth)).toISOString() });
        return name;
      });
    };
    for (const name of names) expect(run("oak street").filter((one) => one === name)).toHaveLength(10);
    expect(run("oak street")).toEqual(run("oak street"));
    expect(new Set(Array.from({ length: 20 }, (_, nth) => run(`seed ${nth}`)[0])).size).toBe(4);
  });

  test("a lot is drawn without repetition until all have had it", () => {
    const house = flat({ how: "random" });
    for (let round = 0; round < 10; round += 1) expect(new Set(house.deals(4)).size).toBe(4);
    const firsts = Array.from({ length: 40 }, (_, nth) => flat({ how: "random" }, `seed ${nth}`).deal()[0]);
    expect(new Set(firsts).size).toBe(4);
  });
});

describe("who may", () => {
  const who = (change: object) => AssignmentPolicy.parse({ how: "least_load", who: change }).who;
  const ask = (of: object, how: PickPolicy = "least_load") => {
    const house = flat({ how, who: who(of) });
    house.be("Bob", { skills: ["boiler"], balanceSeconds: 100 });
    house.be("Dee", { roles: ["77"], skills: ["boiler"], balanceSeconds: 200 });
    return house.deal();
  };

  test("is said by names, roles and skills", () => {
    expect(ask({ members: [ids.Dee] })).toEqual(["Dee"]);
    expect(ask({ roles: ["77"] })).toEqual(["Dee"]);
    expect(ask({ skills: ["boiler"] })).toEqual(["Bob"]);
    expect(ask({ members: [ids.Ann], skills: ["boiler"] })).toEqual([null]);
    expect(ask({ members: [ids.Bob], roles: ["77"] })).toEqual(["Bob"]);
  });

  test("fixed names are asked in their order", () => {
    const house = flat({ how: "fixed", who: who({ members: [ids.Dee, ids.Bob] }) });
    expect(house.deals(2)).toEqual(["Dee", "Dee"]);
    house.be("Dee", AWAY);
    expect(house.deals(1)).toEqual(["Bob"]);
  });

  test("an open task is nobody's", () => {
    expect(flat({ how: "open" }).ask()).toEqual([{ memberId: null, reason: { code: "open", passedOver: [] } }]);
  });

  test("trap 22: three volunteers for two places leave none to be filled", () => {
    expect(openPlaces(2, 3)).toBe(0);
    const house = flat({});
    expect(house.deal({ workersNeeded: 2, onIt: [ids.Ann, ids.Bob, ids.Cas] })).toEqual([]);
    expect(house.deal({ workersNeeded: 2, onIt: [ids.Ann, ids.Bob] })).toEqual([]);
    expect(house.deal({ workersNeeded: 2, onIt: [ids.Ann] })).toEqual(["Bob"]);
  });

  test.each(PickPolicy.exclude(["open"]).options)("trap 23: by %s with all away it is nobody's, and the first to return gets it", (how) => {
    const house = flat({ how });
    for (const name of names) house.be(name, AWAY);
    const before = house.rotation();
    expect(house.ask()).toEqual([
      { memberId: null, reason: { code: "nobody", passedOver: names.map((name) => ({ memberId: ids[name], because: "away" })) } },
    ]);
    expect(house.rotation()).toBe(before);
    house.be("Cas", { away: null });
    expect(house.deal()).toEqual(["Cas"]);
  });

  test("weight 0 is never picked, nor anybody who left, by any policy", () => {
    const change = fc.record({ weight: fc.constantFrom(0, 50, 100), hasLeft: fc.boolean(), away: fc.constantFrom(null, AWAY.away) });
    const all = fc.tuple(change, change, change, change);
    fc.assert(
      fc.property(all, fc.constantFrom(...PickPolicy.options), fc.constantFrom("task", "week"), (people, how, cadence) => {
        const house = flat({ how, cadence });
        house.ask({ day: "2026-11-23", workersNeeded: 2 });
        people.forEach((facts, nth) => house.be(names[nth] ?? "Ann", facts));
        for (const { memberId } of [house.ask({ workersNeeded: 2 }), house.ask({ day: "2026-11-30", workersNeeded: 2 })].flat()) {
          if (memberId === null) continue;
          const facts = people[names.indexOf(nameOf(memberId) ?? "Ann")];
          expect(facts).toMatchObject({ hasLeft: false, away: null });
          expect(facts?.weight).toBeGreaterThan(0);
        }
      }),
    );
  });
});

test("a rotation that changed is one version on, one that did not is the same", () => {
  const house = flat({ cadence: "week" });
  house.ask({ workersNeeded: 2 });
  expect(house.rotation().version).toBe(1);
  const before = house.rotation();
  house.ask({ workersNeeded: 2 });
  expect(house.rotation()).toBe(before);
});
