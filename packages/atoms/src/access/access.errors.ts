import { DomainError } from "../kernel/domain-error.js";

/** The act needs a permission that the actor does not hold in this guild. */
export class PermissionDenied extends DomainError<{ permission: string }> {
  readonly code = "access.permission_denied";
  readonly kind = "forbidden";
}

/** Discord does not say now what somebody is in a guild, and what it said before is too old to go by: not to know is never yes. */
export class DiscordUnreachable extends DomainError<Record<never, never>> {
  readonly code = "access.discord_unreachable";
  readonly kind = "unavailable";
  /** Whoever comes back sooner most likely hears the same. */
  readonly retryAfterSeconds = 5;

  constructor() {
    super({});
  }
}
