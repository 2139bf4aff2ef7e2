import { setTimeout } from "node:timers/promises";
import type { JsonObject } from "type-fest";
import type { GuildId } from "@chorestree/atoms/guild";
import type { Clock, Random } from "@chorestree/atoms/kernel";
import type { Sealing } from "../sealing/sealing.js";
import type { Database } from "./database.js";
import { isCommitRefused, OutcomeUnknown, refusingWhenBusy } from "./busy.js";
import { NoUnitOfWork, ScopesMixed } from "./defects.js";
import { enterGuild } from "./enter-guild.js";
import { type ActContent, type ActKey, Idempotency } from "./idempotency.js";
import { OpenUnit } from "./open-unit.js";
import { isWorthRepeating } from "./sql-state.js";
import type { Unit } from "./unit.js";

/** After so many lost races the caller should hear of it rather than wait longer. */
const ATTEMPTS = 5;
const PAUSE_MS = 20;

/** All or nothing, in one guild, under row-level security. Ambient: repositories find the transaction by themselves, nested calls join. */
export class UnitOfWork {
  private readonly idempotency: Idempotency;

  constructor(
    private readonly database: Database,
    sealing: Sealing,
    clock: Clock,
    private readonly random: Random,
  ) {
    this.idempotency = new Idempotency(sealing, clock);
  }

  /**
   * `body` in one transaction; what loses a race with another transaction (40001, 40P01) is repeated as a whole, so `body` may run
   * several times and must keep its effects inside the unit. Await one thing after the other: there is one connection.
   * @throws ScopesMixed for another guild than the unit's already open, or inside a question
   * @throws DatabaseBusy when nothing was done, OutcomeUnknown when nobody can say
   */
  run<T>(guildId: GuildId, name: string, body: () => Promise<T>): Promise<T> {
    return this.joins(guildId, name) ? body() : this.begin(guildId, name, body);
  }

  /**
   * `run`, done once for each (guild, member, workflow, key, target): a repeat gets the first answer or refusal again.
   * The answer holds ids and facts, never texts. Inside a unit it joins, and the outermost act keeps the answer.
   * @throws ActKeyReused, ActInProgress, StoredRefusal
   * @throws DatabaseBusy when nothing was done, OutcomeUnknown when nobody can say: asking again with the same key settles it
   */
  async once<A extends JsonObject>(act: ActKey, what: ActContent, body: () => Promise<A>): Promise<A> {
    if (this.joins(act.guildId, what.workflow)) return body();
    const settled = await this.begin(act.guildId, what.workflow, () =>
      this.idempotency.settle(this.current(), act, what, () => this.savepoint(body)),
    );
    if (settled.kind === "refused") throw settled.refusal;
    return settled.answer;
  }

  /** What became of an act, for whoever comes after a process that died: null when nothing was done. */
  outcomeOf(act: ActKey): Promise<"answered" | "refused" | null> {
    return this.run(act.guildId, "look at an act", () => this.idempotency.outcomeOf(this.current(), act));
  }

  /** A part that may fail alone: when `body` throws, its writes, collected items and effects are gone and the unit goes on. */
  async savepoint<T>(body: () => Promise<T>): Promise<T> {
    const unit = this.open();
    const { queryRunner } = unit.manager;
    if (queryRunner === undefined) throw new NoUnitOfWork();
    const mark = unit.mark();
    await queryRunner.startTransaction();
    try {
      const result = await body();
      await queryRunner.commitTransaction();
      return result;
    } catch (error) {
      unit.returnTo(mark);
      await queryRunner.rollbackTransaction();
      throw error;
    }
  }

  /** @throws NoUnitOfWork */
  current(): Unit {
    return this.open();
  }

  private open(): OpenUnit {
    const scope = this.database.scope.getStore();
    if (scope?.kind !== "unit") throw new NoUnitOfWork();
    return scope.unit;
  }

  private joins(guildId: GuildId, name: string): boolean {
    const scope = this.database.scope.getStore();
    if (scope?.kind === "question") throw new ScopesMixed("a question", `the unit of work '${name}'`);
    if (scope?.kind !== "unit") return false;
    if (scope.unit.guildId !== guildId) throw new ScopesMixed(`the unit of work '${scope.work.name}'`, `'${name}' in another guild`);
    return true;
  }

  private begin<T>(guildId: GuildId, name: string, body: () => Promise<T>): Promise<T> {
    return refusingWhenBusy(this.database.log, name, () => this.patiently(guildId, name, body));
  }

  private async patiently<T>(guildId: GuildId, name: string, body: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(guildId, name, body);
      } catch (error) {
        if (attempt === ATTEMPTS || !isWorthRepeating(error)) throw error;
        await setTimeout(this.random.next() * PAUSE_MS * attempt);
      }
    }
  }

  private async attempt<T>(guildId: GuildId, name: string, body: () => Promise<T>): Promise<T> {
    const { scope, dataSource } = this.database;
    const work = { name };
    let committing = false;
    const { result, effects } = await scope
      .run({ kind: "opening", work }, () =>
        dataSource.transaction(async (manager) => {
          const unit = new OpenUnit(guildId, name, manager);
          try {
            await enterGuild(manager, guildId);
            const result = await scope.run({ kind: "unit", work, unit }, async () => {
              const result = await body();
              await unit.flush();
              return result;
            });
            committing = true;
            return { result, effects: unit.effectsAfterCommit };
          } finally {
            unit.end();
          }
        }),
      )
      .catch((cause: unknown) => {
        throw committing && !isCommitRefused(cause) ? new OutcomeUnknown(name, { cause }) : cause;
      });
    for (const effect of effects) this.runEffect(name, effect);
    return result;
  }

  private runEffect(name: string, effect: () => unknown): void {
    const report = (error: unknown) => this.database.log.error({ unit: name, err: error }, "an effect after commit failed");
    try {
      const outcome = effect();
      if (outcome instanceof Promise) outcome.catch(report);
    } catch (error) {
      report(error);
    }
  }
}
