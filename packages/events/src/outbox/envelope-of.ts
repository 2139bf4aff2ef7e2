import { GuildId } from "@chorestree/atoms/guild";
import type { Envelope } from "../contracts/envelope.js";
import type { StoredEvent } from "./event.entity.js";

/** A stored event in the form that goes over the broker. */
export const envelopeOf = ({ guildId, position, occurredAt, ...event }: StoredEvent): Envelope => ({
  ...event,
  guildId: GuildId.parse(guildId),
  position: Number(position),
  occurredAt: occurredAt.toISOString(),
});
