import type { Locale } from "../messages/locale.js";

/** The closed sets of words in which people say when a chore comes back, each word with what it stands for. */
export interface RepeatWords {
  readonly weekday: Readonly<Record<string, string>>;
  readonly days: Readonly<Record<string, string>>;
  readonly month: Readonly<Record<string, number>>;
  readonly ordinal: Readonly<Record<string, number>>;
  readonly number: Readonly<Record<string, number>>;
  readonly unit: Readonly<Record<string, Frequency>>;
  readonly adverb: Readonly<Record<string, readonly [Frequency, number]>>;
  readonly hour: Readonly<Record<string, number>>;
}

export type Frequency = "HOURLY" | "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

/** `{ monday: "MO", mondays: "MO" }` of `{ MO: "monday mondays" }`. */
function byWord<Meaning>(meanings: readonly (readonly [Meaning, string])[]): Record<string, Meaning> {
  return Object.fromEntries(meanings.flatMap(([meaning, words]) => words.split(" ").map((word) => [word, meaning])));
}

const WORKING = "MO,TU,WE,TH,FR";
const WEEKEND = "SA,SU";

export const REPEAT_WORDS: Readonly<Record<Locale, RepeatWords>> = {
  en: {
    weekday: byWord([
      ["MO", "monday mondays mon"],
      ["TU", "tuesday tuesdays tue tues"],
      ["WE", "wednesday wednesdays wed"],
      ["TH", "thursday thursdays thu thur thurs"],
      ["FR", "friday fridays fri"],
      ["SA", "saturday saturdays sat"],
      ["SU", "sunday sundays sun"],
    ]),
    days: byWord([
      [WORKING, "weekday weekdays workday workdays"],
      [WEEKEND, "weekend weekends"],
    ]),
    month: byWord([
      [1, "january jan"],
      [2, "february feb"],
      [3, "march mar"],
      [4, "april apr"],
      [5, "may"],
      [6, "june jun"],
      [7, "july jul"],
      [8, "august aug"],
      [9, "september sep sept"],
      [10, "october oct"],
      [11, "november nov"],
      [12, "december dec"],
    ]),
    ordinal: byWord([
      [1, "first"],
      [2, "second"],
      [3, "third"],
      [4, "fourth"],
      [5, "fifth"],
      [-1, "last"],
    ]),
    number: byWord([
      [1, "a an one"],
      [2, "two"],
      [3, "three"],
      [4, "four"],
      [5, "five"],
      [6, "six"],
      [7, "seven"],
      [8, "eight"],
      [9, "nine"],
      [10, "ten"],
      [12, "twelve"],
    ]),
    unit: byWord([
      ["HOURLY", "hour hours"],
      ["DAILY", "day days"],
      ["WEEKLY", "week weeks"],
      ["MONTHLY", "month months"],
      ["YEARLY", "year years"],
    ]),
    adverb: byWord([
      [["HOURLY", 1], "hourly"],
      [["DAILY", 1], "daily"],
      [["WEEKLY", 1], "weekly"],
      [["WEEKLY", 2], "biweekly fortnightly"],
      [["MONTHLY", 1], "monthly"],
      [["MONTHLY", 3], "quarterly"],
      [["YEARLY", 1], "yearly annually"],
    ]),
    hour: byWord([
      [12, "noon midday"],
      [9, "morning"],
      [20, "evening"],
    ]),
  },
  nl: {
    weekday: byWord([
      ["MO", "maandag maandags maandagen ma"],
      ["TU", "dinsdag dinsdags dinsdagen di"],
      ["WE", "woensdag woensdags woensdagen wo"],
      ["TH", "donderdag donderdags donderdagen do"],
      ["FR", "vrijdag vrijdags vrijdagen vr"],
      ["SA", "zaterdag zaterdags zaterdagen za"],
      ["SU", "zondag zondags zondagen zo"],
    ]),
    days: byWord([
      [WORKING, "werkdag werkdagen weekdag weekdagen doordeweeks"],
      [WEEKEND, "weekend weekenden weekeinde"],
    ]),
    month: byWord([
      [1, "januari jan"],
      [2, "februari feb"],
      [3, "maart mrt"],
      [4, "april apr"],
      [5, "mei"],
      [6, "juni jun"],
      [7, "juli jul"],
      [8, "augustus aug"],
      [9, "september sep sept"],
      [10, "oktober okt"],
      [11, "november nov"],
      [12, "december dec"],
    ]),
    ordinal: byWord([
      [1, "eerste"],
      [2, "tweede"],
      [3, "derde"],
      [4, "vierde"],
      [5, "vijfde"],
      [-1, "laatste"],
    ]),
    number: byWord([
      [1, "een één"],
      [2, "twee"],
      [3, "drie"],
      [4, "vier"],
      [5, "vijf"],
      [6, "zes"],
      [7, "zeven"],
      [8, "acht"],
      [9, "negen"],
      [10, "tien"],
      [12, "twaalf"],
    ]),
    unit: byWord([
      ["HOURLY", "uur uren"],
      ["DAILY", "dag dagen"],
      ["WEEKLY", "week weken"],
      ["MONTHLY", "maand maanden"],
      ["YEARLY", "jaar jaren"],
    ]),
    adverb: byWord([
      [["DAILY", 1], "dagelijks"],
      [["WEEKLY", 1], "wekelijks"],
      [["WEEKLY", 2], "tweewekelijks"],
      [["MONTHLY", 1], "maandelijks"],
      [["YEARLY", 1], "jaarlijks"],
    ]),
    hour: byWord([
      [9, "ochtend ochtends"],
      [20, "avond avonds"],
    ]),
  },
};
