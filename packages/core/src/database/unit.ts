import type { EntityManager } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";

/** One transaction in one guild, as the code inside sees it. */
export interface Unit {
  readonly guildId: GuildId;
  readonly manager: EntityManager;
  /** Keeps `item` until the end: `collection.flush` is the unit's last statement before COMMIT. Dropped with a savepoint that is rolled back. */
  collect<T>(collection: Collection<T>, item: T): void;
  /** For what must not happen on a rollback (waking, invalidating). Its errors are logged, never thrown into the act. */
  afterCommit(effect: () => unknown): void;
}

/** Things gathered during a unit and written together, such as its events. */
export interface Collection<T> {
  readonly name: string;
  flush(unit: Unit, items: readonly T[]): Promise<void>;
}
