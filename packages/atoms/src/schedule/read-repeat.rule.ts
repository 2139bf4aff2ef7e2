import { Temporal } from "temporal-polyfill";
import { type Locale, localesFrom } from "../messages/locale.js";
import { readDateWords } from "./date-words.rule.js";
import type { DueContext } from "./read-due.rule.js";
import { applyPhrase, type RepeatDraft, scheduleOf } from "./repeat-draft.rule.js";
import { CIRCUMSTANCES, FREQUENCIES, phrasesOf, type RepeatPhrase } from "./repeat-phrases.rule.js";
import { RepeatUnreadable } from "./schedule.errors.js";
import type { Schedule } from "./schedule.schema.js";
import { wallClock } from "./wall-clock.rule.js";

/** Words that may stand between phrases and say nothing. */
const FILLERS: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:and|on|at|the|by|always)\b|[,.;]/giu,
  nl: /(?<!\p{L})(?:en|op|om|de|altijd|steeds)(?!\p{L})|[,.;]/giu,
};

/** What has been understood is struck out by these, so that the rest keeps its place in the text. */
const STRUCK = "\u0000";

/**
 * Reads `every other monday 7pm`, `elke eerste zaterdag van de maand`, `3 days after it was last done` as a schedule. The language of the
 * reader is tried first, the other one next. All of the text is understood, or it is refused. @throws RepeatUnreadable, RuleNeverFires
 */
export function readRepeat(text: string, context: DueContext): Schedule {
  const refusals: RepeatUnreadable[] = [];
  for (const locale of localesFrom(context.locale)) {
    const read = readIn(locale, text, context);
    if (!(read instanceof RepeatUnreadable)) return scheduleOf(read, context);
    refusals.push(read);
  }
  // The language that understood more of it has the better word on what was wrong.
  refusals.sort((a, b) => a.params.to - a.params.from - (b.params.to - b.params.from));
  throw refusals[0] ?? new RepeatUnreadable({ from: 0, to: text.length });
}

function readIn(locale: Locale, text: string, { now, timeZone }: DueContext): RepeatDraft | RepeatUnreadable {
  const draft: RepeatDraft = { interval: 1, exceptions: [] };
  const today = wallClock(now, timeZone);
  let rest = text;
  const take = (phrase: RepeatPhrase): boolean => {
    for (const pattern of phrasesOf(locale, phrase)) {
      const match = pattern.exec(rest);
      if (!match?.groups) continue;
      const dated = match.groups["date"] === undefined ? undefined : dateIn(match.groups["date"], today, locale);
      if (dated === null) continue;
      const length = match[0].length - (dated ? dated.left : 0);
      applyPhrase(draft, phrase, { groups: match.groups, date: dated?.date ?? null, locale });
      rest = rest.slice(0, match.index) + STRUCK.repeat(length) + rest.slice(match.index + length);
      return true;
    }
    return false;
  };

  const isAfterDone = take("afterDone");
  for (const circumstance of CIRCUMSTANCES) take(circumstance);
  const isFound = isAfterDone || FREQUENCIES.some(take);
  const left = rest.replaceAll(FILLERS[locale], (filler) => STRUCK.repeat(filler.length));
  const span = /[^\u0000\s](?:[^\u0000]*[^\u0000\s])?/u.exec(left);
  if (span) return new RepeatUnreadable({ from: span.index, to: span.index + span[0].length });
  return isFound ? draft : new RepeatUnreadable({ from: 0, to: text.length });
}

/** The longest beginning of the words that is a date; `left` is how many characters of them are not its. */
function dateIn(words: string, now: Temporal.PlainDateTime, locale: Locale): { date: Temporal.PlainDate; left: number } | null {
  const plain = words.split(STRUCK)[0] ?? "";
  const ends = [...plain.matchAll(/\s+|$/gu)]
    .map((end) => end.index)
    .filter((end) => end > 0)
    .slice(0, 5);
  for (const end of ends.reverse()) {
    const date = readDateWords(plain.slice(0, end), now, locale)?.date;
    if (date) return { date, left: words.length - end };
  }
  return null;
}
