import { describe, expect, test } from "@jest/globals";
import { SimModal } from "./sim-modal.js";

const options = [
  { label: "A", value: "a" },
  { label: "B", value: "b", default: true },
];
const label = (text: string, component: object) => ({ type: 18, label: text, component });
const form = new SimModal(
  {
    custom_id: "form",
    title: "Form",
    components: [
      { type: 10, content: "Fill this in" },
      label("Note", { type: 4, custom_id: "note", style: 1, value: "old", min_length: 2, max_length: 5 }),
      label("Picks", { type: 3, custom_id: "picks", options, max_values: 2 }),
      label("One", { type: 21, custom_id: "one", options }),
      label("Many", { type: 22, custom_id: "many", options, required: false, min_values: 0 }),
      label("Sure", { type: 23, custom_id: "sure" }),
      { type: 1, components: [{ type: 4, custom_id: "legacy", style: 1, label: "Legacy", required: false }] },
    ],
  },
  null,
);

describe("a form", () => {
  test("is read as text and fields, with what they open with", () => {
    expect(form.text()).toBe("Form\nFill this in\nNote\nPicks\nOne\nMany\nSure\nLegacy");
    expect(form.fields.map(({ value }) => value)).toEqual(["old", ["b"], "b", ["b"], null, null]);
  });

  test("sends each field in its own shape, and what was not touched as it opened", () => {
    expect(form.filled({ Note: "new", picks: ["a", "b"], many: [], Sure: true })).toEqual([
      { id: 1, type: 10 },
      { id: 2, type: 18, component: { id: 3, type: 4, custom_id: "note", value: "new" } },
      { id: 4, type: 18, component: { id: 5, type: 3, custom_id: "picks", values: ["a", "b"] } },
      { id: 6, type: 18, component: { id: 7, type: 21, custom_id: "one", value: "b" } },
      { id: 8, type: 18, component: { id: 9, type: 22, custom_id: "many", values: [] } },
      { id: 10, type: 18, component: { id: 11, type: 23, custom_id: "sure", value: true } },
      { id: 12, type: 1, components: [{ id: 13, type: 4, custom_id: "legacy", value: "" }] },
    ]);
  });

  test.each([
    [{ colour: "x" }, "no field colour"],
    [{ note: "" }, "must be filled in"],
    [{ note: "x" }, "2 to 5 characters"],
    [{ note: "xxxxxx" }, "2 to 5 characters"],
    [{ picks: ["c"] }, "offers no c"],
    [{ picks: ["a", "b", "a"] }, "1 to 2 values"],
    [{ one: "c" }, "offers no c"],
  ])("does not take %j: %s", (fields, reason) => {
    expect(() => form.filled(fields)).toThrow(reason);
  });
});
