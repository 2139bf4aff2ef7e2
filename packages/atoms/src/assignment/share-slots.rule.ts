import { lot } from "./seeded-order.rule.js";
import { type Slot, SlotShares } from "./slot-shares.rule.js";

/** How many sums are looked at, at most: some 10 ms. */
const BUDGET = 2_000_000;
/** How many places are dealt anew at once, to get out of a week that no two people can make better between them. */
const SHAKEN = 4;
/** Shaken so often without a gain, it is taken to be as good as it gets: small weeks are, long before the budget is used up. */
const PATIENCE = 25;

/**
 * Who holds which place, so that the sum of the squared balances is as small as we can find it; never larger than in `start`.
 * Pair by pair, all that two people could take over from each other is shared out between them anew, in the best way there is (a subset
 * sum). When no pair is left to improve, a few places are shaken and it begins again from the best so far.
 * @param balances of each member, before any place is given
 */
export function shareSlots(balances: readonly number[], slots: readonly Slot[], start: readonly number[], seed: string): number[] {
  if (slots.length === 0) return [];
  const shares = new SlotShares(balances, slots);
  shares.give(start);
  shares.improve(BUDGET);
  let [best, lowest] = [shares.holders(), shares.cost()];
  const isGain = (): boolean => {
    const isLower = shares.cost() < lowest;
    if (isLower) [best, lowest] = [shares.holders(), shares.cost()];
    return isLower;
  };
  shares.giveBiggestFirst();
  shares.improve(BUDGET);
  isGain();
  let patience = PATIENCE;
  for (let round = 0; patience > 0 && shares.steps < BUDGET; round += 1) {
    shares.give(best);
    if (!shares.canGain()) break;
    for (let shake = 0; shake < SHAKEN; shake += 1)
      shares.shake(lot(seed, `${round} ${shake} place`), lot(seed, `${round} ${shake} member`));
    shares.improve(BUDGET);
    patience = isGain() ? PATIENCE : patience - 1;
  }
  return best;
}
