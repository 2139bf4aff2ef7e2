import { plainWords } from "../kernel/plain-words.js";
import { type Locale, localesFrom } from "../messages/locale.js";
import { REPEAT_WORDS } from "./repeat-words.rule.js";
import { DelayTooLong, DelayUnreadable } from "./schedule.errors.js";

/** Of one unit; a month and a year are no length that somebody could count on. */
const MINUTES: Readonly<Record<Locale, Readonly<Record<string, number>>>> = {
  en: { m: 1, min: 1, mins: 1, minute: 1, minutes: 1, h: 60, hr: 60, hrs: 60, d: 1_440, w: 10_080, ...unitsOf("en") },
  nl: { m: 1, min: 1, minuut: 1, minuten: 1, u: 60, uurtje: 60, d: 1_440, w: 10_080, ...unitsOf("nl") },
};
const AT_ONCE: Readonly<Record<Locale, readonly string[]>> = {
  en: ["at once", "immediately", "right away", "straight away"],
  nl: ["meteen", "direct", "gelijk", "onmiddellijk"],
};
const FRACTIONS: Readonly<Record<Locale, Readonly<Record<string, number>>>> = {
  en: { half: 0.5 },
  nl: { half: 0.5, halve: 0.5, anderhalf: 1.5, anderhalve: 1.5 },
};
const BETWEEN: Readonly<Record<Locale, RegExp>> = { en: /^(?:and|later|after|in)$/, nl: /^(?:en|later|na|over)$/ };

/** One number or one word; `2h30` is four of them. */
const TOKENS = /\d+(?:[.,]\d+)?|\p{L}+/gu;

/**
 * Reads `2h`, `1 hour and 30 minutes`, `1 dag`, `anderhalf uur`, `meteen` as minutes. The language of the reader is tried first, the other
 * one next; all of the text is understood, or it is refused. @throws DelayUnreadable, DelayTooLong
 */
export function readDelay(text: string, { locale, most }: { locale: Locale; most: number }): number {
  const words = plainWords(text);
  const read = localesFrom(locale)
    .map((language) => minutesIn(words, language))
    .find((minutes) => minutes !== null);
  if (read === undefined) throw new DelayUnreadable({});
  if (read > most) throw new DelayTooLong({ days: Math.floor(most / 1_440) });
  return read;
}

function minutesIn(text: string, language: Locale): number | null {
  if (AT_ONCE[language].includes(text)) return 0;
  if (text.replace(TOKENS, "").replace(/[\s,;&+]/g, "") !== "") return null;
  const tokens = (text.match(TOKENS) ?? []).filter((token) => !BETWEEN[language].test(token));
  let total = 0;
  let lastUnit: number | null = null;
  while (tokens.length > 0) {
    const [count, hasArticle] = countAt(tokens, language);
    const unit = MINUTES[language][tokens[0] ?? ""];
    // `2h30`: a number without a unit is of minutes, where hours went before and nothing comes after.
    if (unit === undefined && !(lastUnit === 60 && tokens.length === 0)) return null;
    if (count === null || (hasArticle && unit === undefined)) return null;
    tokens.shift();
    if (lastUnit !== null && unit !== undefined && unit >= lastUnit) return null;
    total += count * (unit ?? 1);
    lastUnit = unit ?? 1;
  }
  return lastUnit === null ? null : Math.round(total);
}

/** Takes a number off the front: digits, a word for one, and a half beside or instead of it. */
function countAt(tokens: string[], language: Locale): [count: number | null, isInWords: boolean] {
  const [first = ""] = tokens;
  if (/^\d/.test(first)) {
    tokens.shift();
    return [Number(first.replace(",", ".")), false];
  }
  const word = wordsOf(language)[first];
  if (word !== undefined) tokens.shift();
  const part = FRACTIONS[language][tokens[0] ?? ""];
  if (part !== undefined) tokens.shift();
  // `half an hour`, `een half uur`: the article counts for nothing beside a fraction.
  if (part !== undefined && wordsOf(language)[tokens[0] ?? ""] === 1) tokens.shift();
  return [part !== undefined && (word === undefined || word === 1) ? part : part === undefined ? (word ?? null) : null, true];
}

const wordsOf = (language: Locale): Readonly<Record<string, number>> => ({
  ...REPEAT_WORDS[language].number,
  ...(language === "nl" && { een: 1 }),
});

function unitsOf(language: Locale): Readonly<Record<string, number>> {
  const lengths: Readonly<Record<string, number>> = { HOURLY: 60, DAILY: 1_440, WEEKLY: 10_080 };
  return Object.fromEntries(
    Object.entries(REPEAT_WORDS[language].unit).flatMap(([word, frequency]) => {
      const minutes = lengths[frequency];
      return minutes === undefined ? [] : [[word, minutes]];
    }),
  );
}
