import type { EntityManager } from "typeorm";
import type { Database } from "./database.js";
import { refusingWhenBusy } from "./busy.js";
import { ScopesMixed } from "./defects.js";

/** Work over all guilds, which must say why. Runs as the owner, so nothing but the statement itself keeps guilds apart. */
export class AcrossGuilds {
  private readonly used = new Set<string>();

  constructor(private readonly database: Database) {}

  /** What was done across guilds since the start, for a test to print and a reviewer to question. */
  get reasons(): readonly string[] {
    return [...this.used].sort();
  }

  /**
   * No transaction of its own (take `manager.transaction` for one); units of work may begin inside. What it writes must be safe to write
   * again: a line that is lost is told as busy here too.
   * @throws ScopesMixed inside a unit or question
   * @throws DatabaseBusy
   */
  run<T>(reason: string, body: (manager: EntityManager) => Promise<T>): Promise<T> {
    const { scope, dataSource, log } = this.database;
    const outer = scope.getStore();
    if (outer?.kind === "unit" || outer?.kind === "question")
      throw new ScopesMixed(`'${outer.work.name}'`, `work across guilds ('${reason}')`);
    this.used.add(reason);
    const work = { name: `across guilds: ${reason}` };
    return refusingWhenBusy(log, work.name, () => scope.run({ kind: "across", work }, () => body(dataSource.manager)));
  }
}
