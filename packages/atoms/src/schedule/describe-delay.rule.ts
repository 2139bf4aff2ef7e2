import type { Locale } from "../messages/locale.js";
import { text } from "../messages/text.js";

const DAY = 1_440;
const HOUR = 60;
// To make one takes longer than all else that is said of a delay.
const LISTS = { en: new Intl.ListFormat("en", { type: "conjunction" }), nl: new Intl.ListFormat("nl", { type: "conjunction" }) };

/** A length of time as a person says it: `2 days and 3 hours`. */
export function describeDelay(minutes: number, locale: Locale): string {
  const parts = [
    [Math.floor(minutes / DAY), "delay.days"],
    [Math.floor((minutes % DAY) / HOUR), "delay.hours"],
    [minutes % HOUR, "delay.minutes"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, key]) => text(locale, key, { count }));
  return said.length === 0 ? text(locale, "delay.minutes", { count: 0 }) : LISTS[locale].format(said);
}
