import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkMessage, type Breach } from "./index.js";

const option = { label: "Dishes", value: "dishes" };
const pick = { type: 3, custom_id: "pick", options: [option] };
const people = { type: 5, custom_id: "people" };
const row = (...components: readonly unknown[]): object => ({ type: 1, components });
const many = <Item>(count: number, item: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => item(index));
const check = (...components: readonly unknown[]): Breach[] => checkMessage({ components }, { kind: "create" });
const inRow = "components.0.components.0";

describe("refuses", () => {
  const mistakes: readonly [string, readonly unknown[], string, string][] = [
    ["a select without a custom id", [row({ ...people, custom_id: null })], `${inRow}.custom_id`, "BASE_TYPE_REQUIRED"],
    ["a select without options", [row({ type: 3, custom_id: "pick" })], `${inRow}.options`, "BASE_TYPE_REQUIRED"],
    ["a select of no options", [row({ ...pick, options: [] })], `${inRow}.options`, "BASE_TYPE_BAD_LENGTH"],
    [
      "one option value twice",
      [row({ ...pick, options: [option, option] })],
      `${inRow}.options.1.value`,
      "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ],
    ["an option without a value", [row({ ...pick, options: [{ label: "a" }] })], `${inRow}.options.0.value`, "BASE_TYPE_REQUIRED"],
    [
      "an option's default in words",
      [row({ ...pick, options: [{ ...option, default: "no" }] })],
      `${inRow}.options.0.default`,
      "BOOLEAN_TYPE_CONVERT",
    ],
    [
      "an emoji's id that is none",
      [row({ ...pick, options: [{ ...option, emoji: { id: "broom" } }] })],
      `${inRow}.options.0.emoji.id`,
      "NUMBER_TYPE_COERCE",
    ],
    [
      "an emoji's name of 33",
      [row({ ...pick, options: [{ ...option, emoji: { id: "1", name: "b".repeat(33) } }] })],
      `${inRow}.options.0.emoji.name`,
      "BASE_TYPE_MAX_LENGTH",
    ],
    [
      "an animated in words",
      [row({ ...pick, options: [{ ...option, emoji: { id: "1", animated: "no" } }] })],
      `${inRow}.options.0.emoji.animated`,
      "BOOLEAN_TYPE_CONVERT",
    ],
    ["fewer at least than none", [row({ ...people, min_values: -1 })], `${inRow}.min_values`, "NUMBER_TYPE_MIN"],
    ["a disabled in words", [row({ ...people, disabled: "no" })], `${inRow}.disabled`, "BOOLEAN_TYPE_CONVERT"],
    ["a required in words", [row({ ...people, required: "no" })], `${inRow}.required`, "BOOLEAN_TYPE_CONVERT"],
    [
      "a default without an id",
      [row({ ...people, default_values: [{ type: "user" }] })],
      `${inRow}.default_values.0.id`,
      "BASE_TYPE_REQUIRED",
    ],
    [
      "a default without a type",
      [row({ ...people, default_values: [{ id: "1" }] })],
      `${inRow}.default_values.0.type`,
      "BASE_TYPE_REQUIRED",
    ],
    ["an option without a label", [row({ ...pick, options: [{ value: "a" }] })], `${inRow}.options.0.label`, "BASE_TYPE_REQUIRED"],
    [
      "an option's emoji in words",
      [row({ ...pick, options: [{ ...option, emoji: { name: "broom" } }] })],
      `${inRow}.options.0.emoji.name`,
      "COMPONENT_INVALID_EMOJI",
    ],
    ["more to pick than options", [row({ ...pick, max_values: 2 })], `${inRow}.options`, "BASE_TYPE_BAD_LENGTH"],
    ["more at least than at most", [row({ ...people, min_values: 3, max_values: 2 })], `${inRow}.min_values`, "NUMBER_TYPE_MAX"],
    ["two at least where one may be picked", [row({ ...people, min_values: 2 })], `${inRow}.min_values`, "NUMBER_TYPE_MAX"],
    ["none at most", [row({ ...people, max_values: 0 })], `${inRow}.max_values`, "NUMBER_TYPE_MIN"],
    ["26 at most", [row({ ...people, max_values: 26 })], `${inRow}.max_values`, "NUMBER_TYPE_MAX"],
    [
      "two defaults where one may be picked",
      [row({ ...pick, options: many(2, (index) => ({ ...option, value: `${index}`, default: true })) })],
      inRow,
      "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ],
    [
      "a role as default user",
      [row({ ...people, default_values: [{ id: "1", type: "role" }] })],
      `${inRow}.default_values.0.type`,
      "BASE_TYPE_CHOICES",
    ],
    [
      "a user as default role",
      [row({ ...people, type: 6, default_values: [{ id: "1", type: "user" }] })],
      `${inRow}.default_values.0.type`,
      "BASE_TYPE_CHOICES",
    ],
    [
      "a channel as default mentionable",
      [row({ ...people, type: 7, default_values: [{ id: "1", type: "channel" }] })],
      `${inRow}.default_values.0.type`,
      "BASE_TYPE_CHOICES",
    ],
    [
      "a user as default channel",
      [row({ ...people, type: 8, default_values: [{ id: "1", type: "user" }] })],
      `${inRow}.default_values.0.type`,
      "BASE_TYPE_CHOICES",
    ],
    [
      "a channel select of unknown channels",
      [row({ ...people, type: 8, channel_types: [99] })],
      `${inRow}.channel_types.0`,
      "BASE_TYPE_CHOICES",
    ],
  ];

  test.each(mistakes)("%s", (_title, components, path, code) => {
    expect(check(...components)).toEqual([{ path, code, message: expect.any(String) }]);
  });
});

describe("accepts", () => {
  const good: readonly [string, readonly unknown[]][] = [
    ["every select", [3, 5, 6, 7, 8].map((type) => row({ ...pick, type, custom_id: `pick${type}` }))],
    [
      "several picked beforehand",
      [
        row({
          ...people,
          max_values: 2,
          default_values: [
            { id: "1", type: "user" },
            { id: "2", type: "user" },
          ],
        }),
      ],
    ],
  ];

  test.each(good)("%s", (_title, components) => expect(check(...components)).toEqual([]));
});

describe("counts to the last one", () => {
  const limits: readonly [string, number, (size: number) => readonly unknown[]][] = [
    ["a placeholder", 150, (size) => [row({ ...pick, placeholder: "p".repeat(size) })]],
    ["options", 25, (size) => [row({ ...pick, options: many(size, (index) => ({ ...option, value: `${index}` })) })]],
    ["an option's label", 100, (size) => [row({ ...pick, options: [{ ...option, label: "l".repeat(size) }] })]],
    ["an option's value", 100, (size) => [row({ ...pick, options: [{ ...option, value: "v".repeat(size) }] })]],
    ["an option's description", 100, (size) => [row({ ...pick, options: [{ ...option, description: "d".repeat(size) }] })]],
  ];

  test.each(limits)("of %s: %d and no more", (_title, limit, components) => {
    const sizes = fc.integer({ min: limit - 9, max: limit + 9 });
    fc.assert(
      fc.property(sizes, (size) => (check(...components(size)).length === 0) === size <= limit),
      { numRuns: 20 },
    );
    expect(check(...components(limit))).toEqual([]);
    expect(check(...components(limit + 1))).toHaveLength(1);
  });
});
