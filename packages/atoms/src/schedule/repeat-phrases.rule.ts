import type { Locale } from "../messages/locale.js";
import { REPEAT_WORDS } from "./repeat-words.rule.js";

/** What a phrase says: a circumstance, or how often it comes back. */
export type RepeatPhrase = (typeof CIRCUMSTANCES)[number] | (typeof FREQUENCIES)[number];

/** Looked for in this order, each at most once. Hours before dates, or `until 1 May at 7pm` would end at seven. */
export const CIRCUMSTANCES = ["season", "count", "times", "start", "until", "except"] as const;
/** The first that is found says how often; the narrower come first. */
export const FREQUENCIES = ["afterDone", "nthWeekday", "dayOfMonth", "dayOfYear", "weekdays", "every"] as const;

/**
 * The turns of phrase of each language. `<x>` is a word of that set in repeat-words, `<list:x>` one or several of them joined by commas or
 * 'and', `<n>` a number and `<nth>` an ordinal in words or figures, `<day>` a day of the month, `<time>` a time of day, `<date>` the words
 * that follow. What stands in square brackets may be left out.
 */
const PHRASES: Readonly<Record<Locale, Readonly<Record<RepeatPhrase, readonly string[]>>>> = {
  en: {
    season: ["[from ]<month> (?:to|till|until|through) <lastMonth>", "in <list:month>"],
    count: ["[for ]<n> times", "[for ]<n>x"],
    times: ["[at |in the ]<list:time>"],
    start: ["(?:starting|beginning|from|as of)(?: on| from)? <date>"],
    until: ["(?:until|till|up to|ending)(?: on)? <date>"],
    except: ["(?:except|but not|not)(?: on)? <date>"],
    afterDone: ["[every ][<n> ]<unit> after (?:it (?:was |is )?|being |the )?(?:last )?(?:done|completed|finished|completion|time)"],
    nthWeekday: [
      "[every |each |on |monthly on ][the ]<list:nth> <weekday> (?:of|in) (?:the|each|every|a) [<n> ]months?",
      "every [<n> ]months? on the <list:nth> <weekday>",
      "monthly on the <list:nth> <weekday>",
    ],
    dayOfMonth: [
      "[every |each |on ][the ]<list:day>(?: day)? (?:of|in) (?:the|each|every|a) [<n> ]months?",
      "every [<n> ]months? on [the ]<list:day>(?: day)?",
      "monthly[ on][ the] <list:day>(?: day)?",
    ],
    dayOfYear: [
      "(?:every year|yearly|annually|every|each)[ on][ the] <month> <day>",
      "(?:every year|yearly|annually|every|each)[ on][ the] <day>[ of] <month>",
    ],
    weekdays: [
      "every <other> <list:weekday>",
      "every <nth> <list:weekday>",
      "every <other> week on <list:weekday>",
      "every <n> weeks? on <list:weekday>",
      "<adverb> on <list:weekday>",
      "[every week |weekly |every |each ][on ]<list:weekday>",
      "[every |each |on |in the |in ][the ]<days>",
    ],
    every: ["every <other> <unit>", "every <nth> <unit>", "(?:every|each) [<n> ]<unit>", "once (?:a|every) <unit>", "<adverb>"],
  },
  nl: {
    season: ["[van |vanaf ]<month> (?:tot en met|t/m|tot) <lastMonth>", "in <list:month>"],
    count: ["<n> (?:keer|maal)", "<n>x"],
    times: ["(?<!(?:elke|iedere|de|per) )[om |in de |'s ]<list:time>"],
    start: ["(?:vanaf|te beginnen(?: op| met)?|ingaand(?: op)?) <date>"],
    until: ["(?:tot en met|t/m|tot) <date>"],
    except: ["(?:behalve|maar niet|niet)(?: op)? <date>"],
    afterDone: [
      "[elke |iedere ][<n> ]<unit> na(?:dat)? [het |hij |ze |zij |dit |de ](?:voor het laatst |laatst |laatste )?" +
        "(?:gedaan|klaar|afgerond|voltooid|keer|voltooien|afronden)[ is| was| werd]",
    ],
    nthWeekday: [
      "[elke |iedere |op |maandelijks op ][de ]<list:nth> <weekday> van (?:de|elke|iedere) [<n> ](?:maand|maanden)",
      "(?:elke|iedere|om de) [<n> ](?:maand|maanden) op de <list:nth> <weekday>",
      "maandelijks op de <list:nth> <weekday>",
    ],
    dayOfMonth: [
      "[elke |iedere |op ][de ]<list:day>[ dag] van (?:de|elke|iedere) [<n> ](?:maand|maanden)",
      "(?:elke|iedere|om de) [<n> ](?:maand|maanden) op [de ]<list:day>[ dag]",
      "maandelijks[ op][ de] <list:day>[ dag]",
    ],
    dayOfYear: ["(?:elk jaar|ieder jaar|jaarlijks|elke|iedere)[ op][ de] <day>[ van] <month>"],
    weekdays: [
      "(?:elke|iedere) <other> <list:weekday>",
      "(?:elke|iedere) <nth> <list:weekday>",
      "om de <other>[ op] <list:weekday>",
      "(?:elke|iedere|om de) <n> weken[ op] <list:weekday>",
      "<adverb> op <list:weekday>",
      "[elke week |iedere week |wekelijks |elke |iedere ][op ]<list:weekday>",
      "[elke |iedere |elk |op |in het ]<days>",
    ],
    every: [
      "(?:elke|iedere|elk|ieder) <other> <unit>",
      "om de <skippedUnit>",
      "(?:elke|iedere|elk|ieder) <nth> <unit>",
      "(?:elke|iedere|elk|ieder|om de) [<n> ]<unit>",
      "eens per <unit>",
      "<adverb>",
    ],
  },
};

/** `om de week op maandag`: the word that says 'every second one'. */
const OTHER: Readonly<Record<Locale, string>> = { en: "other", nl: "andere|week" };
/** Between two of a list. */
const AND: Readonly<Record<Locale, string>> = { en: "\\s*,\\s*|\\s+(?:and|&)\\s+", nl: "\\s*,\\s*|\\s+(?:en|&)\\s+" };
const NTH: Readonly<Record<Locale, string>> = { en: "\\d{1,2}(?:st|nd|rd|th)", nl: "\\d{1,2}(?:e|de|ste)" };
// What no clock shows (25:00, 13pm) is no time.
const HOUR = "(?:2[0-3]|[01]?\\d)";
const MINUTE = "[0-5]\\d";
const TIME: Readonly<Record<Locale, string>> = {
  en: `(?:1[0-2]|0?[1-9])(?::${MINUTE})?\\s?[ap]m|${HOUR}:${MINUTE}`,
  nl: `${HOUR}[:.]${MINUTE}(?:\\s?uur|\\s?u)?|${HOUR}\\s?(?:uur|u)(?:${MINUTE})?|half <number>`,
};

const compiled = new Map<string, RegExp>();

/** Each phrase as a regular expression whose groups are named as the sets in it. */
export const phrasesOf = (locale: Locale, phrase: RepeatPhrase): RegExp[] =>
  PHRASES[locale][phrase].map((template) => {
    const known = compiled.get(`${locale} ${template}`) ?? compile(template, locale);
    compiled.set(`${locale} ${template}`, known);
    return known;
  });

/** The single words or times of a `<list:x>`. */
export const splitList = (list: string, locale: Locale): string[] => list.split(new RegExp(AND[locale], "iu"));

function compile(phrase: string, locale: Locale): RegExp {
  const body = phrase
    .replace(/\[([^\]]+)\]/g, "(?:$1)?")
    .replace(/<(list:)?(\w+)>/g, (_, isList: string | undefined, set: string) => {
      const item = `(?:${setOf(set, locale)})`;
      return isList ? `(?<${set}>${item}(?:(?:${AND[locale]})${item})*)` : `(?<${set}>${item})`;
    })
    .replaceAll(" ", "\\s+");
  return new RegExp(`(?<![\\p{L}\\d])${body}(?![\\p{L}\\d])`, "iu");
}

function setOf(set: string, locale: Locale): string {
  const words = REPEAT_WORDS[locale];
  const any = (of: object) =>
    Object.keys(of)
      .sort((a, b) => b.length - a.length)
      .join("|");
  switch (set) {
    case "weekday":
      return any(words.weekday);
    case "days":
      return any(words.days);
    case "month":
    case "lastMonth":
      return any(words.month);
    case "unit":
    case "skippedUnit":
      return any(words.unit);
    case "adverb":
      return any(words.adverb);
    case "other":
      return OTHER[locale];
    case "n":
      return `\\d{1,3}|${any(words.number)}`;
    case "nth":
      return `${NTH[locale]}|${any(words.ordinal)}`;
    case "day":
      return `${NTH[locale]}|\\d{1,2}|${any(words.ordinal)}`;
    case "time":
      return `${TIME[locale].replace("<number>", `(?:${any(words.number)})`)}|${any(words.hour)}`;
    case "date":
      return ".+";
    default:
      throw new Error(`no set of words is called ${set}`);
  }
}
