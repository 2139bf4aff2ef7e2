import { z } from "zod";
import { GuildId } from "@chorestree/atoms/guild";
import { MemberId } from "@chorestree/atoms/member";

/** What every event carries around its data; the form in which it lies in the store and goes over the broker. */
export const Envelope = z.object({
  id: z.uuidv7(),
  name: z.string(),
  version: z.int(),
  /** The partition key. */
  guildId: GuildId,
  aggregateId: z.uuid(),
  /** In the guild: 1, 2, 3 … without a gap, in the order of commits. */
  position: z.int().min(1),
  /** Per aggregate: 1, 2, 3 … */
  sequence: z.int().min(1),
  occurredAt: z.iso.datetime(),
  /** Null for what the clock did. */
  actor: MemberId.nullable(),
  correlationId: z.string(),
  /** The event that made this one happen. */
  causationId: z.uuidv7().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof Envelope>;
