import { expect, test } from "@jest/globals";
import { Checklist, itemsIn, MOST_ITEMS } from "./checklist.rule.js";

test("items are one a line or between semicolons, and what is empty is none", () => {
  expect(itemsIn("Sink; hob;;\n Floor \r\n")).toEqual(["Sink", "hob", "Floor"]);
  expect(itemsIn(" ; \n")).toEqual([]);
});

test("a list holds as many items as a menu of choices, each of 1 to 100 characters", () => {
  expect(Checklist.safeParse(Array.from({ length: MOST_ITEMS }, () => "x")).success).toBe(true);
  expect(Checklist.safeParse(Array.from({ length: MOST_ITEMS + 1 }, () => "x")).success).toBe(false);
  expect(Checklist.safeParse(["x".repeat(101)]).success).toBe(false);
  expect(Checklist.safeParse([" "]).success).toBe(false);
});
