import type { Contender, Dealing, Dealt } from "./dealing.schema.js";
import type { PickReason } from "./pick-reason.schema.js";
import { byLot } from "./seeded-order.rule.js";

/** The lowest balance, counting what is theirs to do already. */
export const dealLeastLoad = (dealing: Dealing): Dealt | null =>
  dealLowest(dealing, loadOf, ({ passedOver, seed, free }) => ({
    code: "least_load",
    considered: free.map((one) => ({ ...tieOf(one), balanceSeconds: one.balanceSeconds, assignedSeconds: one.assignedSeconds })),
    passedOver: [...passedOver],
    seed,
  }));

/** The fewest points for their share: with half a weight, 10 points are as many as another's 20. */
export const dealLeastPoints = (dealing: Dealing): Dealt | null =>
  dealLowest(
    dealing,
    ({ points, weight }) => points / weight,
    ({ passedOver, seed, free }) => ({
      code: "least_points",
      considered: free.map((one) => ({ ...tieOf(one), points: one.points, weight: one.weight })),
      passedOver: [...passedOver],
      seed,
    }),
  );

/** The longest unserved. */
export const dealLeastRecent = (dealing: Dealing): Dealt | null =>
  dealLowest(
    dealing,
    () => 0,
    ({ passedOver, seed, free }) => ({ code: "least_recent", considered: free.map(tieOf), passedOver: [...passedOver], seed }),
  );

/** Drawn by lot from those who have not had it in this round; when all who can have had it, the next round begins. */
export function dealRandom({ rotation, free, passedOver, seed }: Dealing): Dealt | null {
  const fresh = free.filter(({ memberId }) => !rotation.had.includes(memberId));
  const round = fresh.length > 0 ? fresh : free;
  const considered = round.map(({ memberId }) => memberId);
  const [memberId] = byLot(seed, considered);
  if (!memberId) return null;
  const resting = free.filter((one) => !round.includes(one)).map((one) => ({ memberId: one.memberId, because: "had_turn" as const }));
  return {
    picked: { memberId, reason: { code: "random", considered, passedOver: [...passedOver, ...resting], seed } },
    rotation: { ...rotation, had: [...(fresh.length > 0 ? rotation.had : []), memberId] },
  };
}

/** What counts for `least_load`, and for the order in which a week is planned. */
export const loadOf = ({ balanceSeconds, assignedSeconds }: Pick<Contender, "balanceSeconds" | "assignedSeconds">): number =>
  balanceSeconds + assignedSeconds;

function dealLowest(dealing: Dealing, figure: (one: Contender) => number, reasonOf: (dealing: Dealing) => PickReason): Dealt | null {
  const lots = byLot(
    dealing.seed,
    dealing.free.map(({ memberId }) => memberId),
  );
  const inOrder = (one: Contender, other: Contender) =>
    figure(one) - figure(other) || byLastServed(one, other) || lots.indexOf(one.memberId) - lots.indexOf(other.memberId);
  const [lowest] = [...dealing.free].sort(inOrder);
  return lowest ? { picked: { memberId: lowest.memberId, reason: reasonOf(dealing) }, rotation: dealing.rotation } : null;
}

/** Never comes before any day. */
function byLastServed(one: Contender, other: Contender): number {
  const [mine, theirs] = [one.lastServedAt ?? "", other.lastServedAt ?? ""];
  return mine < theirs ? -1 : Number(mine > theirs);
}

const tieOf = ({ memberId, lastServedAt }: Contender) => ({ memberId, lastServedAt });
