import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkModal } from "./index.js";

const input = { type: 4, custom_id: "title", style: 1 };
const label = (component: unknown, fields: object = {}): object => ({ type: 18, label: "Title", component, ...fields });
const modal = (...components: readonly unknown[]): object => ({ custom_id: "add", title: "Add a task", components });
const options = (count: number, fields: object = {}): object[] =>
  Array.from({ length: count }, (_, index) => ({ label: "Dishes", value: `v${index}`, ...fields }));
const radio = (fields: object = {}): object => label({ type: 21, custom_id: "one", options: options(2), ...fields });
const boxes = (fields: object = {}): object => label({ type: 22, custom_id: "some", options: options(2), ...fields });
const upload = (fields: object): object => label({ type: 19, custom_id: "proof", ...fields });
const pick = { type: 3, custom_id: "pick", options: options(2) };
const row = (...components: readonly unknown[]): object => ({ type: 1, components });
const inLabel = "components.0.component";

describe("refuses", () => {
  const mistakes: readonly [string, unknown, string, string][] = [
    ["no modal", null, "", "BASE_TYPE_REQUIRED"],
    ["a modal without a custom id", { ...modal(label(input)), custom_id: undefined }, "custom_id", "BASE_TYPE_REQUIRED"],
    ["a modal without a title", { ...modal(label(input)), title: undefined }, "title", "BASE_TYPE_REQUIRED"],
    ["an empty title", { ...modal(label(input)), title: "" }, "title", "BASE_TYPE_BAD_LENGTH"],
    ["a modal without components", { custom_id: "add", title: "t" }, "components", "BASE_TYPE_REQUIRED"],
    ["a modal of no components", modal(), "components", "BASE_TYPE_BAD_LENGTH"],
    ["an input without a label around it", modal(input), "components.0", "UNION_TYPE_CHOICES"],
    ["a container", modal({ type: 17, components: [] }), "components.0", "UNION_TYPE_CHOICES"],
    ["a label around nothing", modal(label(undefined)), inLabel, "BASE_TYPE_REQUIRED"],
    ["a label without a text", modal(label(input, { label: undefined })), "components.0.label", "BASE_TYPE_REQUIRED"],
    ["a label around a button", modal(label({ type: 2, style: 1, label: "l", custom_id: "b" })), inLabel, "UNION_TYPE_CHOICES"],
    ["an empty description", modal(label(input, { description: "" })), "components.0.description", "BASE_TYPE_BAD_LENGTH"],
    ["an input without a custom id", modal(label({ ...input, custom_id: "" })), `${inLabel}.custom_id`, "BASE_TYPE_BAD_LENGTH"],
    ["an input without a style", modal(label({ ...input, style: undefined })), `${inLabel}.style`, "BASE_TYPE_REQUIRED"],
    ["an input of an unknown style", modal(label({ ...input, style: 3 })), `${inLabel}.style`, "BASE_TYPE_CHOICES"],
    ["a least length below nothing", modal(label({ ...input, min_length: -1 })), `${inLabel}.min_length`, "NUMBER_TYPE_MIN"],
    ["a greatest length of nothing", modal(label({ ...input, max_length: 0 })), `${inLabel}.max_length`, "NUMBER_TYPE_MIN"],
    ["a greatest length of 4001", modal(label({ ...input, max_length: 4001 })), `${inLabel}.max_length`, "NUMBER_TYPE_MAX"],
    [
      "a least over a greatest length",
      modal(label({ ...input, min_length: 9, max_length: 5 })),
      `${inLabel}.min_length`,
      "NUMBER_TYPE_MAX",
    ],
    ["a required that is a word", modal(label({ ...input, required: "yes" })), `${inLabel}.required`, "BOOLEAN_TYPE_CONVERT"],
    ["an input in a row without its label", modal(row(input)), "components.0.components.0.label", "BASE_TYPE_REQUIRED"],
    [
      "two inputs in a row",
      modal(row(...["a", "b"].map((id) => ({ ...input, label: "l", custom_id: id })))),
      "components.0.components.1",
      "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ],
    ["a select in a row", modal(row(pick)), "components.0.components.0", "UNION_TYPE_CHOICES"],
    [
      "one custom id for two inputs",
      modal(label(input), label(input)),
      "components.1.component.custom_id",
      "COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    ["a select that is disabled", modal(label({ ...pick, disabled: true })), `${inLabel}.disabled`, "COMPONENT_DISABLED_IN_MODAL"],
    ["more to pick than options", modal(label({ ...pick, max_values: 3 })), `${inLabel}.options`, "BASE_TYPE_BAD_LENGTH"],
    ["11 files at most", modal(upload({ max_values: 11 })), `${inLabel}.max_values`, "NUMBER_TYPE_MAX"],
    ["no file at most", modal(upload({ max_values: 0 })), `${inLabel}.max_values`, "NUMBER_TYPE_MIN"],
    ["more files at least than at most", modal(upload({ min_values: 2 })), `${inLabel}.min_values`, "NUMBER_TYPE_MAX"],
    ["a file type without its dot", modal(upload({ file_types: ["pdf"] })), `${inLabel}.file_types.0`, "BASE_TYPE_CHOICES"],
    ["a choice of one", modal(radio({ options: options(1) })), `${inLabel}.options`, "BASE_TYPE_BAD_LENGTH"],
    [
      "a radio value twice",
      modal(radio({ options: options(2, { value: "v" }) })),
      `${inLabel}.options.1.value`,
      "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ],
    [
      "two defaults of one choice",
      modal(radio({ options: options(2, { default: true }) })),
      inLabel,
      "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ],
    ["no boxes", modal(boxes({ options: [] })), `${inLabel}.options`, "BASE_TYPE_BAD_LENGTH"],
    ["more ticks than boxes", modal(boxes({ max_values: 3 })), `${inLabel}.options`, "BASE_TYPE_BAD_LENGTH"],
    ["more ticks at least than boxes", modal(boxes({ min_values: 3 })), `${inLabel}.min_values`, "NUMBER_TYPE_MAX"],
    [
      "more ticks beforehand than allowed",
      modal(boxes({ max_values: 1, options: options(2, { default: true }) })),
      inLabel,
      "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
    ],
    [
      "a box value twice",
      modal(boxes({ options: options(2, { value: "v" }) })),
      `${inLabel}.options.1.value`,
      "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ],
    ["a row without components", modal({ type: 1 }), "components.0.components", "BASE_TYPE_REQUIRED"],
    ["a label too long on the input itself", modal(label({ ...input, label: "l".repeat(46) })), `${inLabel}.label`, "BASE_TYPE_BAD_LENGTH"],
    ["a radio group required in words", modal(radio({ required: "no" })), `${inLabel}.required`, "BOOLEAN_TYPE_CONVERT"],
    ["a radio group without options", modal(radio({ options: null })), `${inLabel}.options`, "BASE_TYPE_REQUIRED"],
    ["fewer files than none", modal(upload({ min_values: -1 })), `${inLabel}.min_values`, "NUMBER_TYPE_MIN"],
    ["a checkbox without a custom id", modal(label({ type: 23 })), `${inLabel}.custom_id`, "BASE_TYPE_REQUIRED"],
    [
      "a checkbox ticked in words",
      modal(label({ type: 23, custom_id: "c", default: "yes" })),
      `${inLabel}.default`,
      "BOOLEAN_TYPE_CONVERT",
    ],
  ];

  test.each(mistakes)("%s", (_title, body, path, code) => {
    expect(checkModal(body)).toEqual([{ path, code, message: expect.any(String) }]);
  });
});

describe("accepts", () => {
  const good: readonly [string, unknown][] = [
    ["a label around an input", modal(label({ ...input, min_length: 1, max_length: 4000, value: "Dishes", required: true }))],
    ["a row around an input with its label", modal(row({ ...input, label: "Title" }))],
    ["words between the fields", modal({ type: 10, content: "Fill this in" }, label(input))],
    ["every select", modal(...[3, 5, 6, 7, 8].map((type) => label({ ...pick, type, custom_id: `pick${type}` })))],
    [
      "upload, radio, boxes and checkbox",
      modal(
        upload({ min_values: 0, max_values: 10 }),
        radio(),
        boxes({ min_values: 0, max_values: 2 }),
        label({ type: 23, custom_id: "c" }),
      ),
    ],
    ["all boxes ticked beforehand", modal(boxes({ options: options(10, { default: true }) }))],
  ];

  test.each(good)("%s", (_title, body) => expect(checkModal(body)).toEqual([]));
});

describe("counts to the last one", () => {
  const limits: readonly [string, number, (size: number) => unknown][] = [
    ["components", 5, (size) => modal(...Array.from({ length: size }, (_, index) => label({ ...input, custom_id: `i${index}` })))],
    ["words", 4000, (size) => modal({ type: 10, content: "w".repeat(size) })],
    ["the title", 45, (size) => ({ ...modal(label(input)), title: "t".repeat(size) })],
    ["the custom id", 100, (size) => ({ ...modal(label(input)), custom_id: "c".repeat(size) })],
    ["a label", 45, (size) => modal(label(input, { label: "l".repeat(size) }))],
    ["a label's description", 100, (size) => modal(label(input, { description: "d".repeat(size) }))],
    ["an input's placeholder", 100, (size) => modal(label({ ...input, placeholder: "p".repeat(size) }))],
    ["an input's value", 4000, (size) => modal(label({ ...input, value: "v".repeat(size) }))],
    ["an input's own label", 45, (size) => modal(row({ ...input, label: "l".repeat(size) }))],
    ["radio options", 10, (size) => modal(radio({ options: options(size) }))],
    ["boxes", 10, (size) => modal(boxes({ options: options(size) }))],
  ];

  test.each(limits)("of %s: %d and no more", (_title, limit, body) => {
    const sizes = fc.integer({ min: limit - Math.min(limit - 2, 9), max: limit + 9 });
    fc.assert(
      fc.property(sizes, (size) => (checkModal(body(size)).length === 0) === size <= limit),
      { numRuns: 20 },
    );
    expect(checkModal(body(limit))).toEqual([]);
    expect(checkModal(body(limit + 1))).toHaveLength(1);
  });
});

test("never throws, whatever it is given", () => {
  fc.assert(
    fc.property(fc.anything(), (body) => [checkModal(body), checkModal(modal(body)), checkModal(modal(label(body)))].every(Array.isArray)),
  );
});
