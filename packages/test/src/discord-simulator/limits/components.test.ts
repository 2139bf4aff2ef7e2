import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkMessage, type Breach } from "./index.js";

const V2 = 1 << 15;
const done = { type: 2, style: 3, label: "Done", custom_id: "done" };
const link = { type: 2, style: 5, label: "Open", url: "https://a.example" };
const premium = { type: 2, style: 6, sku_id: "1" };
const words = { type: 10, content: "Dishes" };
const option = { label: "Dishes", value: "dishes" };
const pick = { type: 3, custom_id: "pick", options: [option] };
const people = { type: 5, custom_id: "people" };
const media = { url: "https://a.example/a.png" };
const row = (...components: readonly unknown[]): object => ({ type: 1, components });
const section = (fields: object): object => ({ type: 9, components: [words], accessory: done, ...fields });
const box = (...components: readonly unknown[]): object => ({ type: 17, components });
const many = <Item>(count: number, item: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => item(index));
const button = (index: number): object => ({ ...done, custom_id: `done${index}` });
const check = (...components: readonly unknown[]): Breach[] => checkMessage({ flags: V2, components }, { kind: "create" });
const inRow = "components.0.components.0";

describe("refuses", () => {
  const mistakes: readonly [string, readonly unknown[], string, string][] = [
    ["components that are texts", ["Dishes"], "components.0", "MODEL_TYPE_CONVERT"],
    ["a component without a type", [{ content: "Dishes" }], "components.0.type", "BASE_TYPE_REQUIRED"],
    ["a button outside a row", [done], "components.0", "UNION_TYPE_CHOICES"],
    ["an empty row", [row()], "components.0.components", "BASE_TYPE_BAD_LENGTH"],
    ["a row of six buttons", [row(...many(6, button))], "components.0.components", "BASE_TYPE_BAD_LENGTH"],
    ["a select beside a button", [row(done, pick)], "components.0.components.1", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
    ["two selects in a row", [row(pick, people)], "components.0.components.1", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
    ["a text input in a message", [row({ type: 4, custom_id: "a", style: 1 })], inRow, "UNION_TYPE_CHOICES"],
    ["a row in a row", [row(row(done))], inRow, "UNION_TYPE_CHOICES"],
    ["a button without a style", [row({ ...done, style: undefined })], `${inRow}.style`, "BASE_TYPE_REQUIRED"],
    ["a button of an unknown style", [row({ ...done, style: 7 })], `${inRow}.style`, "BASE_TYPE_CHOICES"],
    ["a button without a custom id", [row({ ...done, custom_id: undefined })], `${inRow}.custom_id`, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"],
    ["an empty custom id", [row({ ...done, custom_id: "" })], `${inRow}.custom_id`, "BASE_TYPE_BAD_LENGTH"],
    ["a url on a button to press", [row({ ...done, url: media.url })], `${inRow}.url`, "BUTTON_COMPONENT_FIELD_NOT_ALLOWED"],
    ["a button with neither label nor emoji", [row({ ...done, label: "" })], inRow, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED"],
    ["a link without a url", [row({ ...link, url: undefined })], `${inRow}.url`, "BASE_TYPE_REQUIRED"],
    ["a link with a custom id", [row({ ...link, custom_id: "a" })], `${inRow}.custom_id`, "BUTTON_COMPONENT_FIELD_NOT_ALLOWED"],
    ["a link that runs", [row({ ...link, url: "javascript:alert(1)" })], `${inRow}.url`, "URL_TYPE_INVALID_SCHEME"],
    ["a link of 513 characters", [row({ ...link, url: `https://a.example/${"u".repeat(495)}` })], `${inRow}.url`, "BASE_TYPE_BAD_LENGTH"],
    ["a premium button without a sku", [row({ type: 2, style: 6 })], `${inRow}.sku_id`, "BASE_TYPE_REQUIRED"],
    ["a premium button with a label", [row({ ...premium, label: "Buy" })], `${inRow}.label`, "BUTTON_COMPONENT_FIELD_NOT_ALLOWED"],
    ["a sku that is no id", [row({ ...premium, sku_id: "gold" })], `${inRow}.sku_id`, "NUMBER_TYPE_COERCE"],
    ["a word as emoji", [row({ ...done, emoji: { name: "broom" } })], `${inRow}.emoji.name`, "COMPONENT_INVALID_EMOJI"],
    ["an emoji that is a text", [row({ ...done, emoji: "🧹" })], `${inRow}.emoji`, "MODEL_TYPE_CONVERT"],
    ["a disabled that is a word", [row({ ...done, disabled: "no" })], `${inRow}.disabled`, "BOOLEAN_TYPE_CONVERT"],
    [
      "one custom id twice, even disabled",
      [row(done), row({ ...done, disabled: true })],
      "components.1.components.0.custom_id",
      "COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    [
      "a section's button with the id of another",
      [row(done), section({})],
      "components.1.accessory.custom_id",
      "COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    [
      "one component number twice",
      [
        { ...words, id: 1 },
        { ...words, id: 1 },
      ],
      "components.1.id",
      "COMPONENT_ID_DUPLICATED",
    ],
    ["a component number past 32 bits", [{ ...words, id: 2 ** 31 }], "components.0.id", "NUMBER_TYPE_MAX"],
    ["a negative component number", [{ ...words, id: -1 }], "components.0.id", "NUMBER_TYPE_MIN"],
    ["a row without a list", [{ type: 1 }], "components.0.components", "BASE_TYPE_REQUIRED"],
    ["a text display without content", [{ type: 10 }], "components.0.content", "BASE_TYPE_REQUIRED"],
    ["a section without texts", [section({ components: null })], "components.0.components", "BASE_TYPE_REQUIRED"],
    ["a container without a list", [{ type: 17 }], "components.0.components", "BASE_TYPE_REQUIRED"],
    ["a gallery without items", [{ type: 12 }], "components.0.items", "BASE_TYPE_REQUIRED"],
    ["a picture without an address", [{ type: 12, items: [{ media: {} }] }], "components.0.items.0.media.url", "BASE_TYPE_REQUIRED"],
    ["a spoiler in words", [{ type: 12, items: [{ media, spoiler: "no" }] }], "components.0.items.0.spoiler", "BOOLEAN_TYPE_CONVERT"],
    ["a file of nothing", [{ type: 13 }], "components.0.file", "BASE_TYPE_REQUIRED"],
    ["a file without an address", [{ type: 13, file: {} }], "components.0.file.url", "BASE_TYPE_REQUIRED"],
    [
      "a file's spoiler in words",
      [{ type: 13, file: { url: "attachment://a" }, spoiler: "no" }],
      "components.0.spoiler",
      "BOOLEAN_TYPE_CONVERT",
    ],
    ["a container's spoiler in words", [{ ...box(words), spoiler: "no" }], "components.0.spoiler", "BOOLEAN_TYPE_CONVERT"],
    ["a divider in words", [{ type: 14, divider: "no" }], "components.0.divider", "BOOLEAN_TYPE_CONVERT"],
    ["a text display without text", [{ type: 10, content: "" }], "components.0.content", "BASE_TYPE_BAD_LENGTH"],
    ["a section without an accessory", [section({ accessory: undefined })], "components.0.accessory", "BASE_TYPE_REQUIRED"],
    ["a section with a select beside it", [section({ accessory: pick })], "components.0.accessory", "UNION_TYPE_CHOICES"],
    ["a section with a button among its texts", [section({ components: [link] })], inRow, "UNION_TYPE_CHOICES"],
    ["a section of four texts", [section({ components: many(4, () => words) })], "components.0.components", "BASE_TYPE_BAD_LENGTH"],
    ["a thumbnail outside a section", [{ type: 11, media }], "components.0", "UNION_TYPE_CHOICES"],
    ["a thumbnail of nothing", [section({ accessory: { type: 11 } })], "components.0.accessory.media", "BASE_TYPE_REQUIRED"],
    ["an empty gallery", [{ type: 12, items: [] }], "components.0.items", "BASE_TYPE_BAD_LENGTH"],
    ["a gallery item of nothing", [{ type: 12, items: [{}] }], "components.0.items.0.media", "BASE_TYPE_REQUIRED"],
    ["a file that was not uploaded", [{ type: 13, file: media }], "components.0.file.url", "URL_TYPE_INVALID_SCHEME"],
    ["a separator of unknown height", [{ type: 14, spacing: 3 }], "components.0.spacing", "BASE_TYPE_CHOICES"],
    ["a container in a container", [box(box(words))], inRow, "UNION_TYPE_CHOICES"],
    ["an empty container", [box()], "components.0.components", "BASE_TYPE_BAD_LENGTH"],
    ["a container's colour past white", [{ ...box(words), accent_color: 0x1_00_00_00 }], "components.0.accent_color", "NUMBER_TYPE_MAX"],
    ["a label in a message", [{ type: 18, label: "l", component: pick }], "components.0", "UNION_TYPE_CHOICES"],
  ];

  test.each(mistakes)("%s", (_title, components, path, code) => {
    expect(check(...components)).toEqual([{ path, code, message: expect.any(String) }]);
  });

  test("six rows without Components V2", () => {
    const components = many(6, (index) => row(button(index)));
    expect(checkMessage({ components }, { kind: "create" })).toMatchObject([{ path: "components", code: "BASE_TYPE_MAX_LENGTH" }]);
    expect(checkMessage({ components: components.slice(1) }, { kind: "create" })).toEqual([]);
  });

  test("one custom id twice without Components V2", () => {
    expect(checkMessage({ components: [row(done, done)] }, { kind: "create" })).toMatchObject([{ code: "COMPONENT_CUSTOM_ID_DUPLICATED" }]);
  });
});

describe("accepts", () => {
  const good: readonly [string, readonly unknown[]][] = [
    [
      "every button",
      [
        row(
          done,
          link,
          { ...premium },
          { ...done, custom_id: "b", label: undefined, emoji: { name: "🧹" } },
          { ...done, custom_id: "c", emoji: { id: "1", name: "broom" } },
        ),
      ],
    ],
    ["flags and keycaps as emoji", [row({ ...done, emoji: { name: "🇳🇱" } }, { ...link, emoji: { name: "1️⃣" } })]],
    [
      "a card with all that may stand in it",
      [
        {
          ...box(
            words,
            section({ accessory: { type: 11, media, description: "d" } }),
            { type: 12, items: [{ media }] },
            { type: 13, file: { url: "attachment://a.pdf" } },
            { type: 14, spacing: 2, divider: false },
            row(done),
          ),
          accent_color: 0,
          spoiler: false,
        },
      ],
    ],
    [
      "the number 0 for 'choose one for me', twice",
      [
        { ...words, id: 0 },
        { ...words, id: 0 },
      ],
    ],
    ["a link into the app", [row({ ...link, url: "discord://-/channels/1" })]],
  ];

  test.each(good)("%s", (_title, components) => expect(check(...components)).toEqual([]));
});

describe("counts to the last one", () => {
  const limits: readonly [string, number, (size: number) => readonly unknown[]][] = [
    ["components at all levels", 40, (size) => [box(row(done), section({ accessory: link })), ...many(size - 6, () => words)]],
    ["characters of all text displays", 4000, (size) => [words, box({ ...words, content: "🧹".repeat(size - 12) }), section({})]],
    ["a custom id", 100, (size) => [row({ ...done, custom_id: "c".repeat(size) })]],
    ["a button's label", 80, (size) => [row({ ...done, label: "l".repeat(size) })]],
    ["gallery items", 10, (size) => [{ type: 12, items: many(size, () => ({ media })) }]],
    ["a picture's address", 2048, (size) => [{ type: 12, items: [{ media: { url: `https://a.example/${"u".repeat(size - 18)}` } }] }]],
    ["a file's address", 2048, (size) => [{ type: 13, file: { url: `attachment://${"u".repeat(size - 13)}` } }]],
    ["a picture's description", 1024, (size) => [{ type: 12, items: [{ media, description: "d".repeat(size) }] }]],
  ];

  test.each(limits)("of %s: %d and no more", (_title, limit, components) => {
    const sizes = fc.integer({ min: limit - Math.min(limit - 1, 3), max: limit + 9 });
    fc.assert(
      fc.property(sizes, (size) => (check(...components(size)).length === 0) === size <= limit),
      { numRuns: 20 },
    );
    expect(check(...components(limit))).toEqual([]);
    expect(check(...components(limit + 1))).toHaveLength(1);
  });
});
