import { describe, expect, test } from "@jest/globals";
import { checkCommands } from "./index.js";

const task = { name: "task", description: "Everything about tasks" };
const title = { type: 3, name: "title", description: "What has to be done" };
const due = { type: 3, name: "due", description: "When" };
const add = { type: 1, name: "add", description: "Add a task" };
const group = { type: 2, name: "series", description: "Series of tasks" };
const choices = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ name: `c${index}`, value: `c${index}` }));

describe("refuses", () => {
  const mistakes: readonly [string, readonly unknown[], string, string][] = [
    ["an option without a type", [{ name: "x", description: "d" }], "options.0.type", "BASE_TYPE_REQUIRED"],
    ["a type that does not exist", [{ ...title, type: 12 }], "options.0", "UNION_TYPE_CHOICES"],
    ["a type in words", [{ ...title, type: "STRING" }], "options.0", "UNION_TYPE_CHOICES"],
    ["an upper case name", [{ ...title, name: "Title" }], "options.0.name", "APPLICATION_COMMAND_INVALID_NAME"],
    ["an option without a name", [{ type: 5, description: "d" }], "options.0.name", "BASE_TYPE_REQUIRED"],
    [
      "an upper case translation",
      [{ ...title, name_localizations: { nl: "Titel" } }],
      "options.0.name_localizations.nl",
      "APPLICATION_COMMAND_INVALID_NAME",
    ],
    [
      "a choice's translation of 101",
      [{ ...title, choices: [{ name: "a", value: "a", name_localizations: { nl: "n".repeat(101) } }] }],
      "options.0.choices.0.name_localizations.nl",
      "BASE_TYPE_BAD_LENGTH",
    ],
    ["a number past what a double counts", [{ ...title, type: 10, max_value: 2 ** 53 + 2 }], "options.0.max_value", "NUMBER_TYPE_MAX"],
    ["a number below what a double counts", [{ ...title, type: 10, min_value: -(2 ** 53) - 2 }], "options.0.min_value", "NUMBER_TYPE_MIN"],
    ["a least length of 6001", [{ ...title, min_length: 6001 }], "options.0.min_length", "NUMBER_TYPE_MAX"],
    ["an option without a description", [{ type: 5, name: "all" }], "options.0.description", "BASE_TYPE_REQUIRED"],
    ["a required after an optional one", [due, { ...title, required: true }], "options.1", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"],
    ["a required that is a word", [{ ...title, required: "no" }], "options.0.required", "BOOLEAN_TYPE_CONVERT"],
    ["two of one name", [title, title], "options.1", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"],
    [
      "a translation that is another's name",
      [title, { ...due, name_localizations: { nl: "title" } }],
      "options.1.name_localizations.nl",
      "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ],
    [
      "one translation for two",
      [title, due].map((option) => ({ ...option, name_localizations: { nl: "titel" } })),
      "options.1.name_localizations.nl",
      "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ],
    ["a value beside a subcommand", [add, title], "options.1", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"],
    ["a group in a group", [{ ...group, options: [group] }], "options.0.options.0", "UNION_TYPE_CHOICES"],
    ["a group in a subcommand", [{ ...add, options: [group] }], "options.0.options.0", "UNION_TYPE_CHOICES"],
    ["a subcommand in a subcommand", [{ ...add, options: [add] }], "options.0.options.0", "UNION_TYPE_CHOICES"],
    ["a value straight in a group", [{ ...group, options: [title] }], "options.0.options.0", "UNION_TYPE_CHOICES"],
    ["26 choices", [{ ...title, choices: choices(26) }], "options.0.choices", "BASE_TYPE_MAX_LENGTH"],
    [
      "autocomplete with choices",
      [{ ...title, autocomplete: true, choices: choices(1) }],
      "options.0.autocomplete",
      "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES",
    ],
    ["an autocomplete that is a word", [{ ...title, autocomplete: "yes" }], "options.0.autocomplete", "BOOLEAN_TYPE_CONVERT"],
    ["a choice without a name", [{ ...title, choices: [{ value: "a" }] }], "options.0.choices.0.name", "BASE_TYPE_REQUIRED"],
    ["a choice without a value", [{ ...title, choices: [{ name: "a" }] }], "options.0.choices.0.value", "BASE_TYPE_REQUIRED"],
    [
      "a choice's translation in an unknown locale",
      [{ ...title, choices: [{ name: "a", value: "a", name_localizations: { xx: "b" } }] }],
      "options.0.choices.0.name_localizations.xx",
      "BASE_TYPE_CHOICES",
    ],
    ["a text as choice of an integer", [{ ...title, type: 4, choices: choices(1) }], "options.0.choices.0.value", "NUMBER_TYPE_COERCE"],
    [
      "a fraction as choice of an integer",
      [{ ...title, type: 4, choices: [{ name: "half", value: 0.5 }] }],
      "options.0.choices.0.value",
      "NUMBER_TYPE_COERCE",
    ],
    ["a text as choice of a number", [{ ...title, type: 10, choices: choices(1) }], "options.0.choices.0.value", "NUMBER_TYPE_COERCE"],
    [
      "autocomplete with choices on a number",
      [{ ...title, type: 10, autocomplete: true, choices: [{ name: "a", value: 1 }] }],
      "options.0.autocomplete",
      "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES",
    ],
    [
      "autocomplete with choices on an integer",
      [{ ...title, type: 4, autocomplete: true, choices: [{ name: "a", value: 1 }] }],
      "options.0.autocomplete",
      "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES",
    ],
    ["a least length below nothing", [{ ...title, min_length: -1 }], "options.0.min_length", "NUMBER_TYPE_MIN"],
    ["a greatest length of nothing", [{ ...title, max_length: 0 }], "options.0.max_length", "NUMBER_TYPE_MIN"],
    ["a greatest length of 6001", [{ ...title, max_length: 6001 }], "options.0.max_length", "NUMBER_TYPE_MAX"],
    ["a broken least value of an integer", [{ ...title, type: 4, min_value: 1.5 }], "options.0.min_value", "NUMBER_TYPE_COERCE"],
    ["a broken greatest value of an integer", [{ ...title, type: 4, max_value: 1.5 }], "options.0.max_value", "NUMBER_TYPE_COERCE"],
    ["a least value in words", [{ ...title, type: 10, min_value: "one" }], "options.0.min_value", "NUMBER_TYPE_COERCE"],
    ["a greatest value in words", [{ ...title, type: 10, max_value: "one" }], "options.0.max_value", "NUMBER_TYPE_COERCE"],
    ["a channel type that does not exist", [{ ...title, type: 7, channel_types: [99] }], "options.0.channel_types.0", "BASE_TYPE_CHOICES"],
    [
      "a channel type twice",
      [{ ...title, type: 7, channel_types: [0, 0] }],
      "options.0.channel_types.1",
      "SET_TYPE_ALREADY_CONTAINS_VALUE",
    ],
    ["a file type without its dot", [{ ...title, type: 11, file_types: ["pdf"] }], "options.0.file_types.0", "BASE_TYPE_CHOICES"],
    ["11 file types", [{ ...title, type: 11, file_types: Array<string>(11).fill(".pdf") }], "options.0.file_types", "BASE_TYPE_MAX_LENGTH"],
    [
      "a translated description in an unknown locale",
      [{ ...title, description_localizations: { xx: "d" } }],
      "options.0.description_localizations.xx",
      "BASE_TYPE_CHOICES",
    ],
  ];

  test.each(mistakes)("%s", (_title, options, path, code) => {
    expect(checkCommands({ ...task, options })).toEqual([{ path, code, message: expect.any(String) }]);
  });

  test.each([5, 6, 8, 9])("an option of type %d without a description", (type) => {
    expect(checkCommands({ ...task, options: [{ type, name: "x" }] })).toMatchObject([
      { path: "options.0.description", code: "BASE_TYPE_REQUIRED" },
    ]);
  });
});
