import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkCommands, type AboutCommands } from "./index.js";

const task = { name: "task", description: "Everything about tasks" };
const title = { type: 3, name: "title", description: "What has to be done" };
const due = { type: 3, name: "due", description: "When" };
const add = { type: 1, name: "add", description: "Add a task" };
const group = { type: 2, name: "series", description: "Series of tasks" };
const many = <Item>(count: number, item: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => item(index));
const withOptions = (...options: readonly object[]): object => ({ ...task, options });
const choices = (count: number): object[] => many(count, (index) => ({ name: `c${index}`, value: `c${index}` }));
const slashes = (count: number): object[] => many(count, (index) => ({ ...task, name: `task${index}` }));

/** Options of 5,002, 2,802 and 101 characters; the command's own texts make up the rest. */
function commandOfSize(characters: number): object {
  const full = (name: string, count: number): object => ({
    type: 3,
    name,
    description: "d",
    choices: many(count, () => ({ name: "n".repeat(100), value: "v".repeat(100) })),
  });
  const rest = characters - 5002 - 2802 - 101 - 1;
  return {
    name: "c",
    description: "d".repeat(rest),
    options: [full("a", 25), full("b", 14), { type: 5, name: "e", description: "d".repeat(100) }],
  };
}

describe("refuses", () => {
  const mistakes: readonly [string, unknown, string, string, AboutCommands?][] = [
    ["a body that is no command", null, "", "BASE_TYPE_REQUIRED"],
    ["a command that is a text", "task", "", "MODEL_TYPE_CONVERT"],
    ["a list with a text in it", ["task"], "0", "MODEL_TYPE_CONVERT"],
    ["a command without a name", { description: "d" }, "name", "BASE_TYPE_REQUIRED"],
    ["a name that is a number", { ...task, name: 5 }, "name", "STRING_TYPE_CONVERT"],
    ["an empty name", { ...task, name: "" }, "name", "BASE_TYPE_BAD_LENGTH"],
    ["an upper case name", { ...task, name: "Task" }, "name", "APPLICATION_COMMAND_INVALID_NAME"],
    ["an upper case name in Greek", { ...task, name: "Δουλειά" }, "name", "APPLICATION_COMMAND_INVALID_NAME"],
    ["a name with a space", { ...task, name: "my task" }, "name", "APPLICATION_COMMAND_INVALID_NAME"],
    ["a name with an emoji", { ...task, name: "task🧹" }, "name", "APPLICATION_COMMAND_INVALID_NAME"],
    ["a slash command without a description", { name: "task" }, "description", "BASE_TYPE_REQUIRED"],
    ["an empty description", { ...task, description: "" }, "description", "BASE_TYPE_BAD_LENGTH"],
    ["a type of command that does not exist", { ...task, type: 5 }, "type", "BASE_TYPE_CHOICES"],
    [
      "a user command with a description",
      { type: 2, name: "High Five", description: "d" },
      "description",
      "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET",
    ],
    [
      "a message command with options",
      { type: 3, name: "Pin it", options: [title] },
      "options",
      "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET",
    ],
    ["a context menu name of 33 characters", { type: 2, name: "n".repeat(33) }, "name", "BASE_TYPE_BAD_LENGTH"],
    ["an entry point command in a guild", { type: 4, name: "launch" }, "type", "BASE_TYPE_CHOICES", { scope: "guild" }],
    ["an unknown handler of an entry point", { type: 4, name: "launch", handler: 3 }, "handler", "BASE_TYPE_CHOICES"],
    [
      "an entry point's description of 101 characters",
      { type: 4, name: "go", description: "d".repeat(101) },
      "description",
      "BASE_TYPE_BAD_LENGTH",
    ],
    ["two slash commands of one name", [task, task], "1", "APPLICATION_COMMANDS_DUPLICATE_NAME"],
    ["101 slash commands", slashes(101), "", "TOO_MANY_COMMANDS"],
    ["16 user commands", many(16, (index) => ({ type: 2, name: `Praise ${index}` })), "", "TOO_MANY_COMMANDS"],
    ["16 message commands", many(16, (index) => ({ type: 3, name: `Pin ${index}` })), "", "TOO_MANY_COMMANDS"],
    ["two entry points", many(2, (index) => ({ type: 4, name: `go${index}` })), "", "TOO_MANY_COMMANDS"],
    ["a command of 8001 characters", commandOfSize(8001), "", "APPLICATION_COMMAND_TOO_LARGE"],
    ["permissions in words", { ...task, default_member_permissions: "MANAGE_GUILD" }, "default_member_permissions", "NUMBER_TYPE_COERCE"],
    ["a context that does not exist", { ...task, contexts: [3] }, "contexts.0", "BASE_TYPE_CHOICES"],
    ["no context at all", { ...task, contexts: [] }, "contexts", "BASE_TYPE_BAD_LENGTH"],
    ["a context twice", { ...task, contexts: [0, 0] }, "contexts.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"],
    ["an integration type that does not exist", { ...task, integration_types: [2] }, "integration_types.0", "BASE_TYPE_CHOICES"],
    ["an integration type twice", { ...task, integration_types: [1, 1] }, "integration_types.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"],
    ["an nsfw that is a word", { ...task, nsfw: "no" }, "nsfw", "BOOLEAN_TYPE_CONVERT"],
    ["a dm_permission that is a word", { ...task, dm_permission: "no" }, "dm_permission", "BOOLEAN_TYPE_CONVERT"],
    ["a default_permission that is a word", { ...task, default_permission: "no" }, "default_permission", "BOOLEAN_TYPE_CONVERT"],
    ["an unknown locale", { ...task, name_localizations: { "nl-NL": "taak" } }, "name_localizations.nl-NL", "BASE_TYPE_CHOICES"],
    [
      "an upper case translation of a name",
      { ...task, name_localizations: { nl: "Taak" } },
      "name_localizations.nl",
      "APPLICATION_COMMAND_INVALID_NAME",
    ],
    ["a translation of nothing", { ...task, name_localizations: { nl: null } }, "name_localizations.nl", "BASE_TYPE_REQUIRED"],
    ["translations in a list", { ...task, name_localizations: ["taak"] }, "name_localizations", "DICT_TYPE_CONVERT"],
    [
      "too long a translation of a description",
      { ...task, description_localizations: { nl: "d".repeat(101) } },
      "description_localizations.nl",
      "BASE_TYPE_BAD_LENGTH",
    ],
    [
      "an empty translated name of a context menu",
      { type: 2, name: "Praise", name_localizations: { nl: "" } },
      "name_localizations.nl",
      "BASE_TYPE_BAD_LENGTH",
    ],
  ];

  test.each(mistakes)("%s", (_title, body, path, code, about = {}) => {
    expect(checkCommands(body, about)).toEqual([{ path, code, message: expect.any(String) }]);
  });
});

describe("accepts", () => {
  const good: readonly [string, unknown, AboutCommands?][] = [
    [
      "every locale",
      { ...task, name_localizations: Object.fromEntries(["es-419", "en-GB", "pt-BR", "zh-TW", "ko"].map((locale) => [locale, "t"])) },
    ],
    ["every type of channel", withOptions({ ...title, type: 7, channel_types: [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16] })],
    ["no commands", []],
    ["a slash command and a user command of one name", [task, { type: 2, name: "task", description: "" }]],
    [
      "names of every alphabet",
      [
        { ...task, name: "задача" },
        { ...task, name: "生日" },
        { ...task, name: "कार्य" },
        { ...task, name: "งานบ้าน" },
      ],
    ],
    [
      "translated names and descriptions",
      { ...task, name_localizations: { nl: "taak", "zh-CN": "岁数" }, description_localizations: { nl: "Taken" } },
    ],
    ["one option translated to what it is called already", withOptions({ ...title, name_localizations: { "en-GB": "title" } }, due)],
    [
      "subcommands and groups side by side",
      withOptions({ ...add, options: [title] }, { ...group, options: [{ ...add, options: [title] }] }),
    ],
    ["every type of value", withOptions(...many(9, (index) => ({ ...title, name: `o${index}`, type: index + 3 })))],
    ["autocomplete without choices", withOptions({ ...title, autocomplete: true, choices: [] })],
    ["the greatest integer as a choice", withOptions({ ...title, type: 4, choices: [{ name: "max", value: Number.MAX_SAFE_INTEGER }] })],
    [
      "permissions, contexts and installation",
      { ...task, default_member_permissions: "32", contexts: [0, 1, 2], integration_types: [0, 1], nsfw: false },
    ],
    ["null where nothing is meant", { ...task, options: null, name_localizations: null, default_member_permissions: null, contexts: null }],
    ["an edit of the description alone", { description: "Other words" }, { partial: true }],
    ["an edit of a user command's name", { name: "High Five" }, { partial: true, type: 2 }],
    ["15 user commands", many(15, (index) => ({ type: 2, name: `Praise ${index}` }))],
    ["100 slash commands", slashes(100)],
    ["a command of 8000 characters", commandOfSize(8000)],
    ["translations, of which the longest alone counts", { ...commandOfSize(8000), description_localizations: { nl: "k", de: "d" } }],
  ];

  test.each(good)("%s", (_title, body, about = {}) => expect(checkCommands(body, about)).toEqual([]));
});

describe("counts to the last character", () => {
  const limits: readonly [string, number, (size: number) => unknown][] = [
    ["a name", 32, (size) => ({ ...task, name: "n".repeat(size) })],
    ["an entry point's name", 32, (size) => ({ type: 4, name: "n".repeat(size) })],
    ["a description", 100, (size) => ({ ...task, description: "🧹".repeat(size) })],
    ["the options", 25, (size) => withOptions(...many(size, (index) => ({ ...title, name: `o${index}` })))],
    [
      "the options of a subcommand",
      25,
      (size) => withOptions({ ...add, options: many(size, (index) => ({ ...title, name: `o${index}` })) }),
    ],
    ["the choices", 25, (size) => withOptions({ ...title, choices: choices(size) })],
    ["a choice's name", 100, (size) => withOptions({ ...title, choices: [{ name: "n".repeat(size), value: "v" }] })],
    ["a choice's value", 100, (size) => withOptions({ ...title, choices: [{ name: "n", value: "v".repeat(size) }] })],
  ];

  test.each(limits)("of %s: %d and no more", (_title, limit, body) => {
    fc.assert(fc.property(fc.integer({ min: 1, max: limit * 2 }), (size) => (checkCommands(body(size)).length === 0) === size <= limit));
    expect(checkCommands(body(limit))).toEqual([]);
    expect(checkCommands(body(limit + 1))).toHaveLength(1);
  });

  test("takes the longest translation for the default towards the 8000", () => {
    const command = { ...commandOfSize(8000), name_localizations: { nl: "cc" } };
    expect(checkCommands(command)).toMatchObject([{ code: "APPLICATION_COMMAND_TOO_LARGE" }]);
  });
});

test("never throws, whatever it is given", () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (body, options) =>
      [checkCommands(body), checkCommands({ ...task, options })].every(Array.isArray),
    ),
  );
});
