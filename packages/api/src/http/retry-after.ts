import { DiscordUnreachable } from "@chorestree/atoms/access";
import { DatabaseBusy } from "@chorestree/core/database";

/** What passes by itself: answered 503, with the seconds after which to ask again. */
export const isPassing = (error: unknown): error is DatabaseBusy | DiscordUnreachable =>
  error instanceof DatabaseBusy || error instanceof DiscordUnreachable;
