/** How Discord writes `<t:unix:style>` for each style but R. Discord docs: Message Formatting, timestamp styles. */
const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** Seconds in each unit, longest first; a month and a year are averages. */
const UNITS = /** @type {const} */ ([
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
]);

/**
 * @param {number} at in Unix seconds
 * @param {string} style one of `tTdDfFR`
 * @param {{ locale: string, now: number, timeZone?: string }} reader `now` in Unix seconds; the zone is the machine's unless told
 * @returns {string}
 */
export function writeTimestamp(at, style, { locale, now, timeZone }) {
  if (style === "R") return relative(at - now, locale);
  const date = new Date(at * 1_000);
  if (Number.isNaN(date.getTime())) return "Invalid Date";
  const known = STYLES[/** @type {keyof typeof STYLES} */ (style)];
  return new Intl.DateTimeFormat(locale, /** @type {Intl.DateTimeFormatOptions} */ ({ ...known, timeZone })).format(date);
}

/** @param {number} seconds @param {string} locale */
function relative(seconds, locale) {
  const words = new Intl.RelativeTimeFormat(locale);
  for (const [unit, length] of UNITS) {
    const count = Math.round(Math.abs(seconds) / length);
    if (Math.abs(seconds) >= length * 0.95) return words.format(seconds < 0 ? -count : count, unit);
  }
  return words.format(Math.trunc(seconds), "second");
}
