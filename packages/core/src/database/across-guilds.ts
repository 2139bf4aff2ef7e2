import type { EntityManager } from "typeorm";
import type { Database } from "./database.js";
import { ScopesMixed } from "./defects.js";

/** Work over all guilds, which must say why. Runs as the owner, so nothing but the statement itself keeps guilds apart. */
export class AcrossGuilds {
  private readonly used = new Set<string>();

  constructor(private readonly database: Database) {}

  /** What was done across guilds since the start, for a test to print and a reviewer to question. */
  get reasons(): readonly string[] {
    return [...this.used].sort();
  }

  /** No transaction of its own (take `manager.transaction` for one); units of work may begin inside. @throws ScopesMixed inside a unit or question */
  run<T>(reason: string, body: (manager: EntityManager) => Promise<T>): Promise<T> {
    const { scope, dataSource } = this.database;
    const outer = scope.getStore();
    if (outer?.kind === "unit" || outer?.kind === "question")
      throw new ScopesMixed(`'${outer.work.name}'`, `work across guilds ('${reason}')`);
    this.used.add(reason);
    return scope.run({ kind: "across", work: { name: `across guilds: ${reason}` } }, () => body(dataSource.manager));
  }
}
