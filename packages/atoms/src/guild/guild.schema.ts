import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Locale } from "../messages/locale.js";

/** An IANA time zone that this machine knows, e.g. `Europe/Amsterdam`. */
export const TimeZone = z.string().refine(
  (zone) => {
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
      return true;
    } catch {
      return false;
    }
  },
  { params: { code: "time_zone.unknown" } },
);

export const GuildState = z.enum(["active", "unavailable", "removed"]);
export type GuildState = z.infer<typeof GuildState>;

/** What the rules and the doors need to know of a guild: in which language and at which clock it lives. */
export const GuildFacts = z.object({ locale: Locale, timeZone: TimeZone });
export type GuildFacts = z.infer<typeof GuildFacts>;
