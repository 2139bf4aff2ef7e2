import { GuildId } from "@chorestree/atoms/guild";
import { UuidIds } from "@chorestree/core/machine";
import type { Envelope } from "@chorestree/events/contracts";

const ids = new UuidIds();

/** A task that was started; what a test is about, it names. */
export function anEvent(wishes: Partial<Envelope> = {}): Envelope {
  const taskId = wishes.aggregateId ?? ids.next();
  return {
    id: ids.next(),
    name: "task.started",
    version: 1,
    guildId: GuildId.parse("1"),
    aggregateId: taskId,
    position: 1,
    sequence: 1,
    occurredAt: "2026-11-25T09:30:00.000Z",
    actor: null,
    correlationId: "press-1",
    causationId: null,
    data: { taskId, assigneeId: ids.next() },
    ...wishes,
  };
}
