import { describe, expect, test } from "@jest/globals";
import { writeTimestamp } from "./timestamp.mjs";

const sixPm = 1_795_712_400; // 2026-11-26T17:00:00Z
const write = (style: string, locale = "en-US", later = 0) =>
  writeTimestamp(sixPm, style, { locale, now: sixPm - later, timeZone: "Europe/Amsterdam" }).replaceAll("\u202f", " ");

describe("timestamps are written as Discord does", () => {
  test.each([
    ["t", "6:00 PM"],
    ["T", "6:00:00 PM"],
    ["d", "11/26/26"],
    ["D", "November 26, 2026"],
    ["f", "November 26, 2026 at 6:00 PM"],
    ["F", "Thursday, November 26, 2026 at 6:00 PM"],
  ])("%s: %s", (style, expected) => expect(write(style)).toBe(expected));

  test("in the reader's language", () => {
    expect(write("f", "nl")).toBe("26 november 2026 om 18:00");
    expect(write("R", "nl", 3_600)).toBe("over 1 uur");
  });

  test.each([
    [30, "in 30 seconds"],
    [60, "in 1 minute"],
    [3_600, "in 1 hour"],
    [26 * 3_600, "in 1 day"],
    [45 * 86_400, "in 1 month"],
    [400 * 86_400, "in 1 year"],
    [-90 * 60, "2 hours ago"],
  ])("%d seconds ahead: %s", (seconds, expected) => expect(write("R", "en-US", seconds)).toBe(expected));

  test("a moment beyond all calendars does not break the page", () => {
    expect(writeTimestamp(9_999_999_999_999, "f", { locale: "en-US", now: 0 })).toBe("Invalid Date");
  });
});
