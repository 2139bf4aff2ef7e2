import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readableText } from "../people/readable-text.js";
import { mentionsOf } from "./mentions.js";
import { numbered, visit } from "./message-body.js";

describe("mentions", () => {
  const message = { content: "<@1> <@!2> <@&3> @here", components: [{ type: 10, content: "<@4>" }] } as never;

  test("are read from content and text displays; without a rule all of them ping", () => {
    expect(mentionsOf(message, undefined, true)).toEqual({ everyone: true, users: ["1", "2", "4"], roles: ["3"] });
    expect(mentionsOf(message, null, false).everyone).toBe(false);
  });

  test("ping only what the rule parses, or names", () => {
    expect(mentionsOf(message, { parse: [] }, true)).toEqual({ everyone: false, users: [], roles: [] });
    expect(mentionsOf(message, { parse: ["roles"] as never, users: ["4", "9"] }, true)).toEqual({
      everyone: false,
      users: ["4"],
      roles: ["3"],
    });
  });
});

describe("component ids", () => {
  const component: fc.Arbitrary<object> = fc.letrec((tie) => ({
    one: fc.record(
      { type: fc.integer({ min: 1, max: 23 }), id: fc.integer({ min: 1, max: 9 }), components: fc.array(tie("one"), { maxLength: 3 }) },
      { requiredKeys: ["type"] },
    ),
  })).one;

  test("every component has one, given ones stay, and new ones are unlike all others", () => {
    fc.assert(
      fc.property(fc.array(component, { maxLength: 4 }), (tree) => {
        const given: unknown[] = [];
        const all: unknown[] = [];
        visit(tree, ({ id }) => given.push(id));
        visit(numbered(tree), ({ id }) => all.push(id));
        expect(all).toHaveLength(given.length);
        const made = all.filter((_, index) => given[index] === undefined);
        expect(all.filter((_, index) => given[index] !== undefined)).toEqual(given.filter((id) => id !== undefined));
        expect(new Set(made).size).toBe(made.length);
        for (const id of made) expect(given).not.toContain(id);
      }),
    );
  });
});

test("the readable text goes from top to bottom, buttons left out", () => {
  const embeds = [{ title: "Title", description: "Text", fields: [{ name: "Due", value: "today" }] }];
  const section = {
    type: 9,
    components: [{ type: 10, content: "Dishes" }],
    accessory: { type: 2, style: 1, label: "Done", custom_id: "d" },
  };
  const components = [{ type: 17, components: [section, { type: 14 }, { type: 10, content: "Due today" }] }];
  expect(readableText({ content: "Hello", embeds, components })).toBe("Hello\nTitle\nText\nDue\ntoday\nDishes\nDue today");
});
