import { expect, test } from "@jest/globals";
import { plainWords } from "./plain-words.js";

const meansTitle = (typed: string, title: string) => plainWords(title).includes(plainWords(typed));

test("case and accents do not keep somebody from finding a title", () => {
  expect(meansTitle("cafe", "Café schoonmaken")).toBe(true);
  expect(meansTitle(" DISH", "Dishes")).toBe(true);
  expect(meansTitle("", "Dishes")).toBe(true);
});

test("what was typed is text and never a pattern", () => {
  expect(meansTitle("(((", "Dishes")).toBe(false);
  expect(meansTitle(".*", "Dishes")).toBe(false);
  expect(meansTitle("(((", "smile :(((")).toBe(true);
  expect(meansTitle("^", "Dishes")).toBe(false);
});
