import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { shown } from "./shown.js";

test.each([
  ["@everyone", "@\u200beveryone"],
  ["<@&12>", "\\<@\u200b&12>"],
  ["**bold** `code`", "\\*\\*bold\\*\\* \\`code\\`"],
  ["# big", "\\# big"],
  ["> quote", "\\> quote"],
  ["-# small", "\\-# small"],
  ["https://evil.example", "https:\u200b//evil.example"],
])("%j is shown as text: no mention, markup or link", (typed, seen) => {
  expect(shown(typed)).toBe(seen);
});

test("nothing turns the writing direction, whatever was typed", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/[\u202a-\u202e\u2066-\u2069]/.test(shown(`${text}\u202e`))));
});
