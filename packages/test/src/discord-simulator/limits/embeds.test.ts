import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkMessage } from "./index.js";

const create = { kind: "create" } as const;
const embed = (fields: object): object => ({ embeds: [{ title: "Dishes", ...fields }] });
const many = <Item>(count: number, item: Item): Item[] => Array<Item>(count).fill(item);

describe("refuses", () => {
  const mistakes: readonly [string, unknown, string, string][] = [
    ["embeds that are no list", { embeds: { title: "t" } }, "embeds", "LIST_TYPE_CONVERT"],
    ["an embed with nothing to see", { embeds: [{ color: 1 }] }, "embeds.0.description", "BASE_TYPE_REQUIRED"],
    ["a colour past white", embed({ color: 0x1_00_00_00 }), "embeds.0.color", "NUMBER_TYPE_MAX"],
    ["a colour in words", embed({ color: "#ff0000" }), "embeds.0.color", "NUMBER_TYPE_COERCE"],
    ["a time in words", embed({ timestamp: "tomorrow" }), "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE"],
    ["a url that is none", embed({ url: "dishes" }), "embeds.0.url", "URL_TYPE_INVALID_URL"],
    ["a url that runs", embed({ url: "javascript:alert(1)" }), "embeds.0.url", "URL_TYPE_INVALID_SCHEME"],
    ["a url of 2049 characters", embed({ url: `https://a.example/${"u".repeat(2031)}` }), "embeds.0.url", "BASE_TYPE_BAD_LENGTH"],
    ["an image from a file system", embed({ image: { url: "file:///a.png" } }), "embeds.0.image.url", "URL_TYPE_INVALID_SCHEME"],
    ["an image from nowhere", embed({ thumbnail: {} }), "embeds.0.thumbnail.url", "BASE_TYPE_REQUIRED"],
    ["an author without a name", embed({ author: { url: "https://a.example" } }), "embeds.0.author.name", "BASE_TYPE_REQUIRED"],
    ["a footer without a text", embed({ footer: {} }), "embeds.0.footer.text", "BASE_TYPE_REQUIRED"],
    ["an embed field without a value", embed({ fields: [{ name: "n" }] }), "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED"],
    ["a blank name of an embed field", embed({ fields: [{ name: " ", value: "v" }] }), "embeds.0.fields.0.name", "BASE_TYPE_REQUIRED"],
  ];

  test.each(mistakes)("%s", (_title, body, path, code) => {
    expect(checkMessage(body, create)).toEqual([{ path, code, message: expect.any(String) }]);
  });
});

describe("accepts", () => {
  const good: readonly [string, unknown][] = [
    [
      "an embed with all it may have",
      embed({
        url: "https://a.example",
        color: 0xff_ff_ff,
        timestamp: "2026-11-24T18:00:00.000Z",
        image: { url: "attachment://a.png" },
        author: { name: "Mia" },
        footer: { text: "f" },
        fields: [{ name: "n", value: "v", inline: true }],
      }),
    ],
    ["an embed that is an image alone", { embeds: [{ image: { url: "https://a.example/a.png" } }] }],
  ];

  test.each(good)("%s", (_title, body) => expect(checkMessage(body, create)).toEqual([]));
});

describe("counts to the last character", () => {
  const limits: readonly [string, number, (size: number) => unknown][] = [
    ["an embed's title", 256, (size) => embed({ title: ` ${"t".repeat(size)} ` })],
    ["an embed's description", 4096, (size) => embed({ description: "d".repeat(size) })],
    ["an embed's author", 256, (size) => embed({ author: { name: "n".repeat(size) } })],
    ["an embed's footer", 2048, (size) => embed({ footer: { text: "f".repeat(size) } })],
    ["an embed field's name", 256, (size) => embed({ fields: [{ name: "n".repeat(size), value: "v" }] })],
    ["an embed field's value", 1024, (size) => embed({ fields: [{ name: "n", value: "v".repeat(size) }] })],
    ["embed fields", 25, (size) => embed({ fields: many(size, { name: "n", value: "v" }) })],
    ["embeds", 10, (size) => ({ embeds: many(size, { title: "t" }) })],
    [
      "all embeds together",
      6000,
      (size) => ({
        embeds: [
          { description: "d".repeat(3000), author: { name: "a".repeat(100) } },
          { title: "t".repeat(100), footer: { text: "f".repeat(600) }, fields: [{ name: "n".repeat(100), value: "v".repeat(100) }] },
          { description: "d".repeat(size - 4000) },
        ],
      }),
    ],
  ];

  test.each(limits)("of %s: %d and no more", (_title, limit, body) => {
    const sizes = fc.integer({ min: limit - 9, max: limit + 9 });
    fc.assert(
      fc.property(sizes, (size) => (checkMessage(body(size), create).length === 0) === size <= limit),
      { numRuns: 20 },
    );
    expect(checkMessage(body(limit), create)).toEqual([]);
    expect(checkMessage(body(limit + 1), create)).toHaveLength(1);
  });
});
