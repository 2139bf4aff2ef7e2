import { Between, In } from "typeorm";
import type { GuildScope } from "@chorestree/core/database";
import type { Envelope } from "../contracts/envelope.js";
import { envelopeOf } from "../outbox/envelope-of.js";
import { StoredEvent } from "../outbox/event.entity.js";
import type { Group } from "./group.js";
import { InboxRow } from "./inbox.entity.js";

/** What groups have taken, per event and, in order, per aggregate. For use inside a unit of work. */
export class Inbox {
  constructor(private readonly scope: GuildScope) {}

  /** Notes that the group takes the event. False when it has been taken; waits while somebody else is at it. */
  async enter(group: Group, { id, aggregateId, sequence }: Envelope): Promise<boolean> {
    const { guildId, manager } = this.scope.of(InboxRow);
    const entered: unknown[] = await manager.query(
      `INSERT INTO inbox (guild_id, group_name, event_id, aggregate_id, sequence) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING event_id`,
      [guildId, group.name, id, aggregateId, sequence],
    );
    return entered.length > 0;
  }

  async has(group: Group, { id }: Envelope): Promise<boolean> {
    const { guildId, rows } = this.scope.of(InboxRow);
    return rows.existsBy({ guildId, groupName: group.name, eventId: id });
  }

  /** The sequence the group has reached in the event's aggregate, the event itself apart; 0 for none. */
  async reached(group: Group, { id, aggregateId }: Envelope): Promise<number> {
    const { guildId, manager } = this.scope.of(InboxRow);
    const [found]: [{ sequence: number | null }] = await manager.query(
      `SELECT max(sequence) AS sequence FROM inbox WHERE guild_id = $1 AND group_name = $2 AND aggregate_id = $3 AND event_id <> $4`,
      [guildId, group.name, aggregateId, id],
    );
    return found.sequence ?? 0;
  }

  /** The events the group listens to between what it has reached and this one, in order. */
  async missing(group: Group, { aggregateId, sequence }: Envelope, reached: number): Promise<readonly Envelope[]> {
    if (sequence <= reached + 1) return [];
    const { guildId, rows } = this.scope.of(StoredEvent);
    const found = await rows.find({
      where: { guildId, aggregateId, sequence: Between(reached + 1, sequence - 1), name: In([...group.names]) },
      order: { sequence: "ASC" },
    });
    return found.map(envelopeOf);
  }
}
