import type { Locale } from "@chorestree/atoms/messages";
import { noonOf } from "@chorestree/atoms/schedule";

/** A day of the guild's calendar. Noon there, so that clocks half the world away show no other day. */
export const onDay = (day: string, timeZone: string): string => `<t:${noonOf(day, timeZone).getTime() / 1000}:D>`;

/** A moment as each reader's Discord shows it: in their zone and language, and how far off it is. */
export function when(iso: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000);
  return `<t:${seconds}:f> (<t:${seconds}:R>)`;
}

/** A day of the guild's calendar in words: `Wednesday 25 November`. */
export const dayIn = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00Z`),
  );
