import { expect, test } from "@jest/globals";
import { WORD_KEYS, wordsFor } from "./words.mjs";

test("the page says everything in both languages", () => expect(WORD_KEYS.nl).toEqual(WORD_KEYS.en));

test("a locale chooses the language, English where there is none of its own", () => {
  expect([wordsFor("nl")("send"), wordsFor("en-GB")("send"), wordsFor("fr")("send")]).toEqual(["Versturen", "Send", "Send"]);
});

test("values stand in their places", () => expect(wordsFor("en-US")("tooLow", { limit: 3 })).toBe("Too low: at least 3."));

test("words that nobody wrote are an error, not a hole", () => expect(() => wordsFor("nl")("nonsense")).toThrow("nonsense"));
