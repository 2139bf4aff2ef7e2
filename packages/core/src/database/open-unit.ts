import type { EntityManager } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";
import { UnitEnded } from "./defects.js";
import type { Collection, Unit } from "./unit.js";

interface Collected {
  readonly count: number;
  flush(unit: Unit): Promise<void>;
  keep(count: number): void;
}

class Items<T> implements Collected {
  private readonly items: T[] = [];

  constructor(readonly collection: Collection<T>) {}

  get count(): number {
    return this.items.length;
  }

  add(item: T): void {
    this.items.push(item);
  }

  keep(count: number): void {
    this.items.length = count;
  }

  async flush(unit: Unit): Promise<void> {
    if (this.items.length > 0) await this.collection.flush(unit, this.items);
  }
}

/** Where a savepoint began, to return to. */
export interface Mark {
  readonly collected: ReadonlyMap<object, number>;
  readonly effects: number;
}

/** A unit between BEGIN and COMMIT. Kept apart from `Unit` so that only the unit of work may flush, mark and end it. */
export class OpenUnit implements Unit {
  private readonly collected = new Map<object, Collected>();
  private readonly effects: (() => unknown)[] = [];
  private state: "open" | "flushing" | "ended" = "open";

  constructor(
    readonly guildId: GuildId,
    readonly name: string,
    private readonly transaction: EntityManager,
  ) {}

  /** @throws UnitEnded when work was left running after its unit, which would write outside of it */
  get manager(): EntityManager {
    if (this.state === "ended") throw new UnitEnded(this.name);
    return this.transaction;
  }

  collect<T>(collection: Collection<T>, item: T): void {
    if (this.state !== "open") throw new UnitEnded(this.name);
    const known = this.collected.get(collection);
    // The map's key is the collection itself, so what is found under it holds the same T.
    const items = known === undefined ? new Items(collection) : (known as Items<T>);
    if (known === undefined) this.collected.set(collection, items);
    items.add(item);
  }

  afterCommit(effect: () => unknown): void {
    if (this.state === "ended") throw new UnitEnded(this.name);
    this.effects.push(effect);
  }

  mark(): Mark {
    return { collected: new Map([...this.collected].map(([key, items]) => [key, items.count])), effects: this.effects.length };
  }

  returnTo(mark: Mark): void {
    for (const [key, items] of this.collected) items.keep(mark.collected.get(key) ?? 0);
    this.effects.length = mark.effects;
  }

  async flush(): Promise<void> {
    this.state = "flushing";
    // One after the other: they share one connection.
    for (const items of this.collected.values()) await items.flush(this);
  }

  end(): void {
    this.state = "ended";
  }

  get effectsAfterCommit(): readonly (() => unknown)[] {
    return this.effects;
  }
}
