import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkInteractionResponse, type AboutResponse } from "./index.js";

const PING: AboutResponse = { interactionType: 1 };
const COMMAND: AboutResponse = { interactionType: 2 };
const COMPONENT: AboutResponse = { interactionType: 3 };
const TYPING: AboutResponse = { interactionType: 4 };
const SUBMIT: AboutResponse = { interactionType: 5 };
const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
const words = [{ type: 10, content: "Dishes" }];
const modal = { custom_id: "add", title: "Add", components: words };
const suggest = (...choices: readonly unknown[]): object => ({ type: 8, data: { choices } });
const dishes = { name: "Dishes", value: "dishes" };

describe("refuses", () => {
  const mistakes: readonly [string, unknown, AboutResponse, string, string][] = [
    ["no body", undefined, COMMAND, "", "BASE_TYPE_REQUIRED"],
    ["a response without a type", { data: {} }, COMMAND, "type", "BASE_TYPE_REQUIRED"],
    ["a type in words", { type: "MODAL" }, COMMAND, "type", "NUMBER_TYPE_COERCE"],
    ["a type that does not exist", { type: 11 }, COMMAND, "type", "BASE_TYPE_CHOICES"],
    ["a message to a ping", { type: 4, data: { content: "hi" } }, PING, "type", "BASE_TYPE_CHOICES"],
    ["a pong to a command", { type: 1 }, COMMAND, "type", "BASE_TYPE_CHOICES"],
    ["an update to a command", { type: 7, data: { content: "hi" } }, COMMAND, "type", "BASE_TYPE_CHOICES"],
    ["a deferred update to a command", { type: 6 }, COMMAND, "type", "BASE_TYPE_CHOICES"],
    ["suggestions to a command", suggest(dishes), COMMAND, "type", "BASE_TYPE_CHOICES"],
    ["suggestions to a component", suggest(dishes), COMPONENT, "type", "BASE_TYPE_CHOICES"],
    ["a message to somebody typing", { type: 4, data: { content: "hi" } }, TYPING, "type", "BASE_TYPE_CHOICES"],
    ["a modal to a modal", { type: 9, data: modal }, SUBMIT, "type", "BASE_TYPE_CHOICES"],
    [
      "an update to a modal that no message opened",
      { type: 7, data: { content: "hi" } },
      { ...SUBMIT, fromMessage: false },
      "type",
      "BASE_TYPE_CHOICES",
    ],
    ["anything to an unknown interaction", { type: 4 }, { interactionType: 9 }, "type", "BASE_TYPE_CHOICES"],
    ["a message without data", { type: 4 }, COMMAND, "data", "EMPTY_MESSAGE"],
    ["data in words", { type: 4, data: "hi" }, COMMAND, "data", "MODEL_TYPE_CONVERT"],
    ["content of 2001", { type: 4, data: { content: "c".repeat(2001) } }, COMMAND, "data.content", "BASE_TYPE_MAX_LENGTH"],
    [
      "content with Components V2",
      { type: 4, data: { content: "c", flags: V2, components: words } },
      COMMAND,
      "data.content",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    ["a flag no answer may set", { type: 4, data: { content: "c", flags: 1 } }, COMMAND, "data.flags", "MESSAGE_FLAGS_INVALID"],
    ["Components V2 promised ahead", { type: 5, data: { flags: V2 } }, COMMAND, "data.flags", "MESSAGE_FLAGS_INVALID"],
    [
      "an update that takes the flag away",
      { type: 7, data: { flags: 0, components: words } },
      { ...COMPONENT, updates: { previousFlags: V2 } },
      "data.flags",
      "MESSAGE_COMPONENTS_V2_FLAG_REMOVED",
    ],
    [
      "an update to Components V2 that leaves content",
      { type: 7, data: { flags: V2, components: words } },
      { ...COMPONENT, updates: { previousFields: ["content"] } },
      "data.content",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    ["suggestions without data", { type: 8 }, TYPING, "data", "BASE_TYPE_REQUIRED"],
    ["suggestions without choices", { type: 8, data: {} }, TYPING, "data.choices", "BASE_TYPE_REQUIRED"],
    ["a suggestion without a name", suggest({ value: "v" }), TYPING, "data.choices.0.name", "BASE_TYPE_REQUIRED"],
    ["an empty name of a suggestion", suggest({ ...dishes, name: "" }), TYPING, "data.choices.0.name", "BASE_TYPE_BAD_LENGTH"],
    ["a suggestion without a value", suggest({ name: "n" }), TYPING, "data.choices.0.value", "BASE_TYPE_REQUIRED"],
    ["a suggestion of yes or no", suggest({ name: "n", value: true }), TYPING, "data.choices.0.value", "NUMBER_TYPE_COERCE"],
    ["suggestions of two kinds", suggest(dishes, { name: "n", value: 1 }), TYPING, "data.choices.1.value", "UNION_TYPE_CHOICES"],
    [
      "a number for an option of text",
      suggest({ name: "n", value: 1 }),
      { ...TYPING, optionType: 3 },
      "data.choices.0.value",
      "STRING_TYPE_CONVERT",
    ],
    ["a text for an option of an integer", suggest(dishes), { ...TYPING, optionType: 4 }, "data.choices.0.value", "NUMBER_TYPE_COERCE"],
    ["a text for an option of a number", suggest(dishes), { ...TYPING, optionType: 10 }, "data.choices.0.value", "NUMBER_TYPE_COERCE"],
    ["a modal without data", { type: 9 }, COMMAND, "data", "BASE_TYPE_REQUIRED"],
    ["a modal without a title", { type: 9, data: { ...modal, title: undefined } }, COMMAND, "data.title", "BASE_TYPE_REQUIRED"],
  ];

  test.each(mistakes)("%s", (_title, body, about, path, code) => {
    expect(checkInteractionResponse(body, about)).toEqual([{ path, code, message: expect.any(String) }]);
  });
});

describe("accepts", () => {
  const good: readonly [string, unknown, AboutResponse][] = [
    ["a pong to a ping", { type: 1 }, PING],
    ["a private message to a command", { type: 4, data: { content: "hi", flags: EPHEMERAL } }, COMMAND],
    ["a private card to a command", { type: 4, data: { flags: V2 | EPHEMERAL, components: words } }, COMMAND],
    ["a file alone", { type: 4 }, { ...COMMAND, files: 1 }],
    ["a deferred message to a modal", { type: 5 }, SUBMIT],
    ["a deferred private message", { type: 5, data: { flags: EPHEMERAL } }, COMMAND],
    ["a deferred update to a component", { type: 6 }, COMPONENT],
    ["an update of a card to a component", { type: 7, data: { components: words } }, { ...COMPONENT, updates: { previousFlags: V2 } }],
    ["an update to a modal opened by a button", { type: 7, data: { content: "hi" } }, { ...SUBMIT, fromMessage: true }],
    ["an update with nothing in it", { type: 7 }, COMPONENT],
    ["no suggestion", suggest(), TYPING],
    ["a suggestion of a number", suggest({ name: "half", value: 0.5 }), { ...TYPING, optionType: 10 }],
    ["a suggestion of a text", suggest(dishes), { ...TYPING, optionType: 3 }],
    ["a modal to a command", { type: 9, data: modal }, COMMAND],
    ["a modal to a component", { type: 9, data: modal }, COMPONENT],
  ];

  test.each(good)("%s", (_title, body, about) => expect(checkInteractionResponse(body, about)).toEqual([]));
});

describe("counts to the last one", () => {
  const limits: readonly [string, number, (size: number) => unknown][] = [
    ["suggestions", 25, (size) => suggest(...Array<unknown>(size).fill(dishes))],
    ["a suggestion's name", 100, (size) => suggest({ ...dishes, name: "n".repeat(size) })],
    ["a suggestion's value", 100, (size) => suggest({ ...dishes, value: "v".repeat(size) })],
  ];

  test.each(limits)("of %s: %d and no more", (_title, limit, body) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: limit * 2 }),
        (size) => (checkInteractionResponse(body(size), TYPING).length === 0) === size <= limit,
      ),
    );
    expect(checkInteractionResponse(body(limit), TYPING)).toEqual([]);
    expect(checkInteractionResponse(body(limit + 1), TYPING)).toHaveLength(1);
  });
});

test("never throws, whatever it is given", () => {
  const about = fc.record({ interactionType: fc.integer({ min: 0, max: 6 }) });
  fc.assert(
    fc.property(fc.anything(), fc.integer({ min: 0, max: 13 }), about, (data, type, told) =>
      [checkInteractionResponse(data, told), checkInteractionResponse({ type, data }, told)].every(Array.isArray),
    ),
  );
});

test.each([
  [1, [1]],
  [2, [4, 5, 9, 10, 12]],
  [3, [4, 5, 6, 7, 9, 10, 12]],
  [4, [8]],
  [5, [4, 5, 6, 7, 10, 12]],
])("an interaction of type %d may be answered by the types %j alone", (interactionType, allowed) => {
  const types = Array.from({ length: 130 }, (_, type) => type);
  const passes = (type: number): boolean => checkInteractionResponse({ type }, { interactionType }).every(({ path }) => path !== "type");
  expect(types.filter(passes)).toEqual(allowed);
});
