/** One worker's place on a task. Members and tasks are known by their numbers here: this is the arithmetic of a plan. */
export interface Slot {
  readonly task: number;
  /** In whole seconds. */
  readonly effort: number;
  /** Who can be given it; the same for all places of a task, and at least as many as there are places. */
  readonly may: readonly number[];
}

/** Who holds which place, while a plan is looked for. Changed in place: a plan tries a hundred thousand of them. */
export class SlotShares {
  /** Sums looked at so far: the measure of work, since a rule has no clock. */
  steps = 0;
  /** Of each place, the member who holds it. */
  private holder: number[] = [];
  private balance: number[] = [];
  private readonly siblings: ReadonlyMap<number, readonly number[]>;
  /** All efforts are multiples of it: two balances no further apart than that cannot come nearer by an exchange. */
  private readonly unit: number;

  constructor(
    private readonly balances: readonly number[],
    private readonly slots: readonly Slot[],
  ) {
    this.unit = slots.reduce((unit, { effort }) => greatestCommonDivisor(unit, effort), 0) || 1;
    const siblings = new Map<number, number[]>();
    for (const [slot, { task }] of slots.entries()) siblings.set(task, [...(siblings.get(task) ?? []), slot]);
    this.siblings = siblings;
  }

  give(holders: readonly number[]): void {
    this.balance = [...this.balances];
    this.holder = [...holders];
    for (const [slot, member] of this.holder.entries()) this.add(member, this.effort(slot));
  }

  holders = (): number[] => [...this.holder];
  cost = (): number => this.balance.reduce((sum, balance) => sum + balance * balance, 0);

  /** The biggest first, each to the lowest balance. */
  giveBiggestFirst(): void {
    this.balance = [...this.balances];
    this.holder = this.slots.map(() => -1);
    const bySize = [...this.slots.keys()].sort((one, other) => this.effort(other) - this.effort(one) || one - other);
    for (const slot of bySize) {
      let lowest = -1;
      for (const member of this.slots[slot]?.may ?? [])
        if (!this.holdsPlaceOn(slot, member) && (lowest < 0 || this.of(member) < this.of(lowest))) lowest = member;
      this.holder[slot] = lowest;
      this.add(lowest, this.effort(slot));
    }
  }

  /** Any two whose balances lie further apart than a unit might still gain by an exchange. */
  canGain = (): boolean => Math.max(...this.balance) - Math.min(...this.balance) > this.unit;

  /** Until no pair can be improved, or the work allowed is done; then until no single place is better with somebody else. */
  improve(budget: number): void {
    let isBetter = true;
    while (isBetter && this.steps < budget) isBetter = this.improvePairs(budget);
    while (this.moveOne());
  }

  /** One place to another who may have it, for better or worse. */
  shake(slotLot: number, memberLot: number): void {
    const slot = slotLot % this.slots.length;
    const free = (this.slots[slot]?.may ?? []).filter((member) => !this.holdsPlaceOn(slot, member));
    const member = free[memberLot % free.length];
    if (member !== undefined) this.move(slot, member);
  }

  private improvePairs(budget: number): boolean {
    const byBalance = [...this.balance.keys()].sort((one, other) => this.of(other) - this.of(one) || one - other);
    let isBetter = false;
    for (const [place, high] of byBalance.entries())
      for (const low of byBalance.slice(place + 1).reverse()) {
        if (this.steps >= budget) return isBetter;
        if (Math.abs(this.of(high) - this.of(low)) > this.unit && this.shareBetween(high, low)) isBetter = true;
      }
    return isBetter;
  }

  /** Shares out anew all that the two could take over from each other: the sum of efforts that brings them nearest to each other. */
  private shareBetween(one: number, other: number): boolean {
    const common = this.exchangeable(one, other);
    const sizes = common.map((slot) => this.effort(slot) / this.unit);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    const held = common.reduce((sum, slot, nth) => sum + (this.holder[slot] === one ? (sizes[nth] ?? 0) : 0), 0);
    const wanted = held - (this.of(one) - this.of(other)) / this.unit / 2;
    const last = reachableSums(sizes, all);
    this.steps += all * sizes.length;
    let nearest = held;
    for (let sum = 0; sum <= all; sum += 1) if (last[sum] !== -1 && Math.abs(sum - wanted) < Math.abs(nearest - wanted)) nearest = sum;
    if (nearest === held) return false;
    const toOne = new Set<number>();
    for (let sum = nearest; sum > 0; sum -= sizes[last[sum] ?? 0] ?? sum) toOne.add(last[sum] ?? 0);
    for (const [nth, slot] of common.entries()) this.move(slot, toOne.has(nth) ? one : other);
    return true;
  }

  private exchangeable(one: number, other: number): number[] {
    const common: number[] = [];
    for (const [slot, holder] of this.holder.entries()) {
      if (holder !== one && holder !== other) continue;
      const taker = holder === one ? other : one;
      if (this.slots[slot]?.may.includes(taker) && !this.holdsPlaceOn(slot, taker)) common.push(slot);
    }
    return common;
  }

  private moveOne(): boolean {
    for (const [slot, { may, effort }] of this.slots.entries()) {
      const without = this.of(this.holder[slot] ?? 0) - effort;
      const better = may.find((member) => this.of(member) < without && !this.holdsPlaceOn(slot, member));
      if (better === undefined) continue;
      this.move(slot, better);
      return true;
    }
    return false;
  }

  private move(slot: number, member: number): void {
    this.add(this.holder[slot] ?? 0, -this.effort(slot));
    this.holder[slot] = member;
    this.add(member, this.effort(slot));
  }

  private holdsPlaceOn(slot: number, member: number): boolean {
    return (this.siblings.get(this.slots[slot]?.task ?? -1) ?? []).some((sibling) => this.holder[sibling] === member);
  }

  private add(member: number, seconds: number): void {
    this.balance[member] = this.of(member) + seconds;
  }

  private of = (member: number): number => this.balance[member] ?? 0;
  private effort = (slot: number): number => this.slots[slot]?.effort ?? 0;
}

/** For each sum that some of the sizes make: the last of those used, by its number; 0 for the empty sum, -1 where none make it. */
function reachableSums(sizes: readonly number[], all: number): Int32Array {
  const last = new Int32Array(all + 1).fill(-1);
  last[0] = 0;
  for (const [nth, size] of sizes.entries())
    // From above, so that none is used twice; the first way found stays, so that the way back uses each at most once.
    for (let sum = all; sum >= size; sum -= 1) if (last[sum] === -1 && last[sum - size] !== -1) last[sum] = nth;
  return last;
}

const greatestCommonDivisor = (one: number, other: number): number => (other === 0 ? one : greatestCommonDivisor(other, one % other));
