import type { GuildId } from "@chorestree/atoms/guild";
import type { MemberId, UserId } from "@chorestree/atoms/member";
import type { Locale } from "@chorestree/atoms/messages";
import type { Standing } from "@chorestree/role-service/check";

/** Who asks something, in which guild, as what. A door makes it from what it has verified, never from what was typed. */
export interface Asker {
  readonly guildId: GuildId;
  readonly memberId: MemberId;
  readonly userId: UserId;
  /** As Discord sent it with this very interaction, or as the mirror has it. */
  readonly standing: Standing;
  /** The asker's language: free text is read in it first. */
  readonly locale: Locale;
  readonly correlationId: string;
}

/** One thing somebody does. The same key (interaction id, Idempotency-Key header) gets the same answer and is done once. */
export interface Act extends Asker {
  readonly idempotencyKey: string;
}
