import type { JsonObject } from "type-fest";
import type { GuildId } from "@chorestree/atoms/guild";
import { type Clock, type DomainError, isDomainError } from "@chorestree/atoms/kernel";
import type { MemberId } from "@chorestree/atoms/member";
import type { Sealing } from "../sealing/sealing.js";
import { ActInProgress, ActKeyReused, StoredRefusal } from "./act.errors.js";
import { canonicalJson } from "./canonical-json.js";
import { IdempotencyKey } from "./idempotency-key.entity.js";
import { LOCK_NOT_AVAILABLE, sqlState } from "./sql-state.js";
import type { Unit } from "./unit.js";

/** Who does it, and the name that the client gave to this one doing (1 to 200 characters; the door checks). */
export interface ActKey {
  readonly guildId: GuildId;
  readonly memberId: MemberId;
  readonly idempotencyKey: string;
}

export interface ActContent {
  readonly workflow: string;
  readonly target: string | null;
  readonly input: unknown;
}

export type Settled<A> = { readonly kind: "answered"; readonly answer: A } | { readonly kind: "refused"; readonly refusal: DomainError };

type KeyColumns = Pick<IdempotencyKey, "guildId" | "memberId" | "workflow" | "key" | "target">;

/** Gives each act one answer, for ever (as long as its row is kept). A refusal is an answer too. */
export class Idempotency {
  constructor(
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /**
   * `attempt` runs the body so that a throw undoes it, and only it. The key's row is the unit's first write:
   * whoever repeats the act at the same moment waits on it.
   * @throws ActKeyReused, ActInProgress
   */
  async settle<A extends JsonObject>(unit: Unit, act: ActKey, what: ActContent, attempt: () => Promise<A>): Promise<Settled<A>> {
    const where = {
      guildId: act.guildId,
      memberId: act.memberId,
      workflow: what.workflow,
      key: act.idempotencyKey,
      target: what.target ?? "",
    };
    const input = canonicalJson(what.input);
    if (!(await this.claim(unit, where, input))) return this.recall(unit, where, input);

    const rows = unit.manager.getRepository(IdempotencyKey);
    try {
      const answer = await attempt();
      await rows.update(where, { answer });
      return { kind: "answered", answer };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      await rows.update(where, { refusal: { code: error.code, kind: error.kind, params: error.params } });
      return { kind: "refused", refusal: error };
    }
  }

  /** What became of the act that this member did under this key; null when it never ended, or was none. */
  async outcomeOf(unit: Unit, { guildId, memberId, idempotencyKey }: ActKey): Promise<"answered" | "refused" | null> {
    const settled = await unit.manager.getRepository(IdempotencyKey).findOneBy({ guildId, memberId, key: idempotencyKey });
    if (!settled) return null;
    return settled.refusal === null ? "answered" : "refused";
  }

  private async claim(unit: Unit, where: KeyColumns, input: string): Promise<boolean> {
    try {
      const claimed: unknown[] = await unit.manager.query(
        `INSERT INTO idempotency_key (guild_id, member_id, workflow, key, target, input_fingerprint, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1`,
        [where.guildId, where.memberId, where.workflow, where.key, where.target, this.sealing.fingerprint(input), this.clock.now()],
      );
      return claimed.length === 1;
    } catch (error) {
      if (sqlState(error) === LOCK_NOT_AVAILABLE) throw new ActInProgress({ workflow: where.workflow });
      throw error;
    }
  }

  private async recall<A extends JsonObject>(unit: Unit, where: KeyColumns, input: string): Promise<Settled<A>> {
    const before = await unit.manager.getRepository(IdempotencyKey).findOneByOrFail(where);
    if (!this.sealing.matches(input, before.inputFingerprint)) throw new ActKeyReused({ workflow: where.workflow });
    if (before.refusal !== null) {
      const { code, kind, params } = before.refusal;
      return { kind: "refused", refusal: new StoredRefusal(code, kind, params) };
    }
    // What lies there was an A when this very workflow stored it.
    return { kind: "answered", answer: before.answer as A };
  }
}
