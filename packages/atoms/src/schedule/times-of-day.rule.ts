import { Temporal } from "temporal-polyfill";
import type { RepeatWords } from "./repeat-words.rule.js";
import { END_OF_DAY } from "./wall-clock.rule.js";

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** `7pm`, `19:00`, `19u30`, `half acht`, `noon`, as the phrases have found it. */
export function timeOf(time: string, words: RepeatWords): TimeOfDay {
  const word = time.toLowerCase().replace(/\s+/g, " ");
  const named = words.hour[word];
  if (named !== undefined) return { hour: named, minute: 0 };
  if (word.startsWith("half ")) return { hour: ((words.number[word.slice(5)] ?? 1) + 11) % 12, minute: 30 };
  const [, hours = "", minutes, half] = /^(\d{1,2})(?:[:.]| ?uur ?| ?u ?)?(\d{2})?.*?([ap]m)?$/.exec(word) ?? [];
  const hour = half ? (Number(hours) % 12) + (half === "pm" ? 12 : 0) : Number(hours);
  return { hour, minute: Number(minutes ?? 0) };
}

/**
 * Times of day as parts of an RRULE. It can only cross hours with minutes: of 7:30 and 18:00 it makes four times, of which BYSETPOS keeps the
 * two meant, on each of the `days` of a period.
 */
export function layTimes(times: readonly TimeOfDay[], days: number): { first: Temporal.PlainTime; parts: ReadonlyMap<string, string> } {
  const parts = new Map<string, string>();
  const clock = times.map(({ hour, minute }) => Temporal.PlainTime.from({ hour, minute })).sort((a, b) => Temporal.PlainTime.compare(a, b));
  const [first] = clock;
  if (!first || clock.length === 1) return { first: first ?? END_OF_DAY, parts };

  const hours = [...new Set(clock.map(({ hour }) => hour))];
  const minutes = [...new Set(clock.map(({ minute }) => minute))].sort((a, b) => a - b);
  parts.set("BYHOUR", hours.join(","));
  parts.set("BYMINUTE", minutes.join(","));
  const grid = hours.flatMap((hour) => minutes.map((minute) => new Temporal.PlainTime(hour, minute)));
  const meant = grid.flatMap((time, index) => (clock.some((one) => one.equals(time)) ? [index + 1] : []));
  if (meant.length < grid.length) {
    const positions = Array.from({ length: days }, (_, day) => meant.map((position) => day * grid.length + position)).flat();
    parts.set("BYSETPOS", positions.join(","));
  }
  return { first, parts };
}
