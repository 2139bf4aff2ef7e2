import { expect, test } from "@jest/globals";
import { GuildFacts, TimeZone } from "./guild.schema.js";

test.each(["Europe/Amsterdam", "America/New_York", "UTC", "Australia/Lord_Howe"])("%s is a time zone", (zone) => {
  expect(TimeZone.safeParse(zone).success).toBe(true);
});

test.each(["", "Mars/Olympus", "Amsterdam", "25:00"])("%j is none, and is refused rather than taken for UTC", (zone) => {
  expect(TimeZone.safeParse(zone).success).toBe(false);
});

test("a guild has a language that we have", () => {
  expect(GuildFacts.safeParse({ locale: "nl", timeZone: "UTC" }).success).toBe(true);
  expect(GuildFacts.safeParse({ locale: "xx", timeZone: "UTC" }).success).toBe(false);
});
