import type { Unit } from "@chorestree/core/database";

/** An event on its way into the store; position and sequence are given out there. */
export interface NewEvent {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly aggregateId: string;
  readonly occurredAt: Date;
  readonly actor: string | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

// One statement: it takes the guild's counter row and holds it until COMMIT, so positions are gapless and in the order of commits.
// `sequence` reads what is stored already; that is safe because an act changes (and so locks) its aggregate's row before it records,
// and the unique constraint would refuse the act that does not.
const APPEND = `
  WITH counter AS (
    INSERT INTO event_counter (guild_id, position) VALUES ($1, $2)
    ON CONFLICT (guild_id) DO UPDATE SET position = event_counter.position + excluded.position
    RETURNING position
  ), incoming AS (
    SELECT *, row_number() OVER (PARTITION BY aggregate_id ORDER BY ordinal) AS nth
    FROM unnest($3::uuid[], $4::text[], $5::int[], $6::uuid[], $7::timestamptz[], $8::uuid[], $9::text[], $10::uuid[], $11::text[])
      WITH ORDINALITY AS e (id, name, version, aggregate_id, occurred_at, actor, correlation_id, causation_id, data, ordinal)
  ), stored AS (
    INSERT INTO event (guild_id, position, id, name, version, aggregate_id, sequence, occurred_at, actor, correlation_id, causation_id, data)
    SELECT $1, counter.position - $2 + ordinal, id, name, version, aggregate_id,
      nth + coalesce((SELECT max(sequence) FROM event WHERE event.guild_id = $1 AND event.aggregate_id = incoming.aggregate_id), 0),
      occurred_at, actor, correlation_id, causation_id, data::jsonb
    FROM incoming CROSS JOIN counter
    RETURNING position
  )
  INSERT INTO outbox (guild_id, position) SELECT $1, position FROM stored`;

/** Stores the events of one unit and puts them in the outbox. */
export async function appendEvents({ guildId, manager }: Unit, events: readonly NewEvent[]): Promise<void> {
  const column = <Key extends keyof NewEvent>(key: Key) => events.map((event) => event[key]);
  await manager.query(APPEND, [
    guildId,
    events.length,
    column("id"),
    column("name"),
    column("version"),
    column("aggregateId"),
    column("occurredAt").map((at) => at.toISOString()),
    column("actor"),
    column("correlationId"),
    column("causationId"),
    column("data").map((data) => JSON.stringify(data)),
  ]);
}
