import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { personalText } from "./personal-text.js";

const title = personalText(100);

test("counts what a person sees: code points after NFC and trim", () => {
  expect(title.parse(`  ${"🧽".repeat(100)}  `)).toHaveLength(200);
  expect(title.safeParse("🧽".repeat(101)).success).toBe(false);
  expect(title.parse("e\u0301")).toBe("\u00e9");
});

test("refuses nothing, only spaces, control characters and lone surrogates", () => {
  for (const bad of ["", " \t ", "a\u0000b", "a\u0007b", "\ud800"]) expect(title.safeParse(bad).success).toBe(false);
});

test("reading its own answer again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = title.safeParse(text);
      if (once.success) expect(title.parse(once.data)).toBe(once.data);
    }),
  );
});
