import { expect, test } from "@jest/globals";
import { IntlMessageFormat } from "intl-messageformat";
import { en } from "./en.js";
import { Locale, localeOf } from "./locale.js";
import { nl } from "./nl.js";
import { text, textIfKnown } from "./text.js";

/** The placeholders as ICU itself reads them, the branches of plurals included. */
function placeholdersOf(message: string): string[] {
  const walk = (elements: readonly object[]): string[] =>
    elements.flatMap((element) => [
      ...("value" in element && "type" in element && element.type !== 0 ? [String(element.value)] : []),
      ...("options" in element
        ? Object.values(element.options as Record<string, { value: object[] }>).flatMap((option) => walk(option.value))
        : []),
    ]);
  return [...new Set(walk(new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst()))].sort();
}

test("every Dutch text is ICU and asks for what the English one asks for", () => {
  expect(Object.keys(nl).sort()).toEqual(Object.keys(en).sort());
  for (const key of Object.keys(en) as (keyof typeof en)[]) expect([key, placeholdersOf(nl[key])]).toEqual([key, placeholdersOf(en[key])]);
});

test("plurals follow the language", () => {
  expect(text("en", "task.completed", { minutes: 1 })).toBe("Done! 1 minute credited.");
  expect(text("nl", "task.completed", { minutes: 15 })).toBe("Gedaan! 15 minuten bijgeschreven.");
});

test("what a person typed goes through as it is", () => {
  expect(text("en", "task.held_by", { name: "{x} <b> '#'" })).toBe("With {x} <b> '#'");
});

test("an unknown key is null, not a crash", () => {
  expect(textIfKnown("en", "error.nothing.of_the_kind", {})).toBeNull();
  expect(textIfKnown("nl", "error.task.changed", {})).toBe("Iemand heeft die taak net veranderd. Kijk nog eens.");
});

test.each([
  ["en-GB", "en"],
  ["en-US", "en"],
  ["nl", "nl"],
  ["nl-BE", "nl"],
  ["ja", "en"],
  [undefined, "en"],
])("%s reads %s", (tag, locale) => {
  expect(localeOf(tag)).toBe(Locale.parse(locale));
});
