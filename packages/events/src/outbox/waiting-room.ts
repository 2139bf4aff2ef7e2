import { In, Not } from "typeorm";
import type { AcrossGuilds } from "@chorestree/core/database";
import type { Envelope } from "../contracts/envelope.js";
import { envelopeOf } from "./envelope-of.js";
import { OutboxRow, StoredEvent } from "./event.entity.js";

const REASON = "the relay carries every guild's events to the broker";

/** The recorded events that still wait for a confirm, of all guilds. */
export class WaitingRoom {
  constructor(private readonly acrossGuilds: AcrossGuilds) {}

  /** In the order of guilds and, in each, of positions; at most `limit`, without those in `except` (event ids). */
  oldest(limit: number, except: readonly string[]): Promise<readonly Envelope[]> {
    return this.acrossGuilds.run(REASON, async (manager) => {
      const events = manager
        .createQueryBuilder(StoredEvent, "event")
        .innerJoin(OutboxRow, "outbox", "outbox.guild_id = event.guild_id AND outbox.position = event.position")
        .orderBy("event.guildId")
        .addOrderBy("event.position")
        .limit(limit);
      if (except.length > 0) events.where({ id: Not(In([...except])) });
      return (await events.getMany()).map(envelopeOf);
    });
  }

  async leave(envelopes: readonly Envelope[]): Promise<void> {
    await this.acrossGuilds.run(REASON, (manager) =>
      manager.query(
        `DELETE FROM outbox USING unnest($1::text[], $2::bigint[]) AS confirmed (guild_id, position)
         WHERE outbox.guild_id = confirmed.guild_id AND outbox.position = confirmed.position`,
        [envelopes.map(({ guildId }) => guildId), envelopes.map(({ position }) => position)],
      ),
    );
  }

  /** How many wait, and for how long the oldest has, in seconds by the database's clock. */
  measure(): Promise<{ waiting: number; ageSeconds: number }> {
    return this.acrossGuilds.run(REASON, async (manager) => {
      const [found]: [{ waiting: string; age: string }] = await manager.query(
        `SELECT count(*)::text AS waiting, coalesce(extract(epoch FROM now() - min(occurred_at)), 0)::text AS age
         FROM outbox JOIN event USING (guild_id, position)`,
      );
      return { waiting: Number(found.waiting), ageSeconds: Math.max(0, Number(found.age)) };
    });
  }
}
