import { DomainError } from "../kernel/domain-error.js";
import type { GuildId } from "./guild.id.js";

/** Unknown here, or one the asker is not in: on purpose the two cannot be told apart. */
export class GuildNotFound extends DomainError<{ guildId: GuildId }> {
  readonly code = "guild.not_found";
  readonly kind = "not_found";
}
