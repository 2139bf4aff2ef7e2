import { expect, test } from "@jest/globals";
import { namedInText } from "./named-in-text.js";

test("members and roles are told apart, each once, however they are set apart", () => {
  expect(namedInText("<@11> <@!12>,<@&13> <@11>")).toEqual({ members: ["11", "12"], roles: ["13"] });
});

test("a name that is no mention is not guessed at", () => {
  expect(namedInText("Mia and <@11>")).toBeNull();
  expect(namedInText("@everyone")).toBeNull();
  expect(namedInText(7)).toBeNull();
});
