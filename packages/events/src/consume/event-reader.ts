import { In, MoreThan } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import type { Envelope } from "../contracts/envelope.js";
import { envelopeOf } from "../outbox/envelope-of.js";
import { EventCounter, StoredEvent } from "../outbox/event.entity.js";

export interface Reading {
  /** Only events of these names; else all. */
  readonly names?: readonly string[];
  readonly limit: number;
}

/** Reads what happened in a guild, by position. Positions have no gaps and are in the order of commits, so a reader that remembers one misses nothing. */
@Injectable()
export class EventReader {
  constructor(private readonly scope: GuildScope) {}

  /** The events after `position`, in order, at most `limit`. */
  after(guildId: GuildId, position: number, { names, limit }: Reading): Promise<readonly Envelope[]> {
    return this.scope.within(guildId, async () => {
      const { rows } = this.scope.of(StoredEvent);
      const named = names === undefined ? {} : { name: In([...names]) };
      const found = await rows.find({
        where: { guildId, position: MoreThan(String(position)), ...named },
        order: { position: "ASC" },
        take: limit,
      });
      return found.map(envelopeOf);
    });
  }

  /** The guild's newest position; 0 before anything happened. */
  head(guildId: GuildId): Promise<number> {
    return this.scope.within(guildId, async () => {
      const counter = await this.scope.of(EventCounter).rows.findOneBy({ guildId });
      return Number(counter?.position ?? 0);
    });
  }
}
