import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";
import type { Database } from "./database.js";
import { refusingWhenBusy } from "./busy.js";
import { NoGuildInScope, NoUnitOfWork, ScopesMixed } from "./defects.js";
import { enterGuild } from "./enter-guild.js";

/** Which guild the running code is about. Every repository asks here, so that a forgotten guild is an error and never a leak. */
export class GuildScope {
  constructor(private readonly database: Database) {}

  /**
   * The table and the guild whose rows may be touched. Inside a unit: its transaction, under row-level security.
   * Inside `within`: single statements as the owner, so the predicate must carry the guild.
   * @throws NoGuildInScope
   */
  of<E extends ObjectLiteral>(entity: EntityTarget<E>): { guildId: GuildId; rows: Repository<E>; manager: EntityManager } {
    const { guildId, manager } = this.here();
    return { guildId, manager, rows: manager.getRepository(entity) };
  }

  /** For questions: a guild in scope, and no transaction. Inside a unit of the same guild it joins. @throws ScopesMixed, DatabaseBusy */
  within<T>(guildId: GuildId, body: () => Promise<T>): Promise<T> {
    const scope = this.database.scope.getStore();
    const outer = scope?.kind === "unit" ? scope.unit.guildId : scope?.kind === "question" ? scope.guildId : null;
    if (outer === guildId) return body();
    if (outer !== null) throw new ScopesMixed(`'${scope?.work.name ?? ""}' of one guild`, "a question in another");
    return refusingWhenBusy(this.database.log, "a question", () => this.ask(guildId, body));
  }

  /** See `Unit.afterCommit`. @throws NoUnitOfWork */
  afterCommit(effect: () => unknown): void {
    const scope = this.database.scope.getStore();
    if (scope?.kind !== "unit") throw new NoUnitOfWork();
    scope.unit.afterCommit(effect);
  }

  private ask<T>(guildId: GuildId, body: () => Promise<T>): Promise<T> {
    const work = { name: "a question" };
    const { dataSource, scope, restrictReads } = this.database;
    if (!restrictReads) return scope.run({ kind: "question", work, guildId, manager: dataSource.manager }, body);
    return scope.run({ kind: "opening", work }, () =>
      dataSource.transaction(async (manager) => {
        await enterGuild(manager, guildId);
        return scope.run({ kind: "question", work, guildId, manager }, body);
      }),
    );
  }

  private here(): { guildId: GuildId; manager: EntityManager } {
    const scope = this.database.scope.getStore();
    if (scope?.kind === "unit") return scope.unit;
    if (scope?.kind === "question") return scope;
    throw new NoGuildInScope();
  }
}
