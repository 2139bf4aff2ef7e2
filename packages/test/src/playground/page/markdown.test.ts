import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseMarkdown } from "./markdown.mjs";
import { type Inline, parseInline } from "./markdown-inline.mjs";

/** As an outline, to compare at a glance: `bold(text)`. */
const outline = (pieces: readonly Inline[]): string =>
  pieces
    .map(({ kind, text, children, id, at, style, href }) => {
      if (kind === "text") return text ?? "";
      const inside = children ? outline(children) : (text ?? id ?? `${String(at)},${String(style)}`);
      return `${kind}(${inside}${href === undefined ? "" : ` -> ${href}`})`;
    })
    .join("");
const line = (source: string): string => outline(parseInline(source));

describe("inside a line", () => {
  test.each([
    ["**bold** and *slanted*", "bold(bold) and italic(slanted)"],
    ["***both***", "bold(italic(both))"],
    ["__under__ ~~gone~~ ||secret||", "underline(under) strike(gone) spoiler(secret)"],
    ["_so_ but not snake_case_name", "italic(so) but not snake_case_name"],
    ["**with _one_ inside**", "bold(with italic(one) inside)"],
    ["`**code**` is code", "code(**code**) is code"],
    ["``a ` b``", "code(a ` b)"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["**open", "**open"],
    ["Due <t:1795712400:f> (<t:1795712400:R>)", "Due time(1795712400,f) (time(1795712400,R))"],
    ["<t:12>", "time(12,f)"],
    ["<t:12:x>", "<t:12:x>"],
    ["<@1> <@!2> <@&3> <#4> </task add:5>", "user(1) user(2) role(3) channel(4) command(/task add)"],
    ["@everyone, @here", "everyone(@everyone), everyone(@here)"],
    ["<:leaf:77>", ":leaf:"],
    ["see https://example.org/a.", "see link(https://example.org/a -> https://example.org/a)."],
    ["<https://example.org>", "link(https://example.org -> https://example.org)"],
    ["[the **docs**](https://example.org/x)", "link(the bold(docs) -> https://example.org/x)"],
    ["[no](javascript:alert(1))", "[no](javascript:alert(1))"],
    ["<b>no html</b>", "<b>no html</b>"],
  ])("%s", (source, expected) => expect(line(source)).toBe(expected));

  test.each([
    ["\\*\\*stars\\*\\*", "**stars**"],
    ["\\<@1>", "<@1>"],
    ["\\\\", "\\"],
    ["\\# no", "# no"],
    ["\\a", "\\a"],
  ])("%s is escaped, so it stays text", (source, expected) => expect(parseInline(source)).toEqual([{ kind: "text", text: expected }]));

  test("text without any mark is kept to the letter", () => {
    const plain = fc.string({ unit: "grapheme" }).filter((text) => !/[\\*_~|`<@[:]/.test(text));
    fc.assert(fc.property(plain, (text) => line(text) === text));
  });

  test.each(["**a", "*a", "_a ", "||", "`", "` ", "[a", "<t:", "\\", "> "])("4,000 characters of %s keep no reader waiting", (mark) => {
    const began = performance.now();
    parseMarkdown(mark.repeat(4_000 / mark.length));
    // Milliseconds in truth; trying a run of marks in all its lengths takes many seconds.
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("blocks", () => {
  const kinds = (source: string) => parseMarkdown(source).map(({ kind, level }) => (level === undefined ? kind : `${kind} ${level}`));

  test("headings of three sizes and subtext need their space", () => {
    expect(kinds("# A\n## B\n### C\n-# d\n#### e\n#f")).toEqual(["heading 1", "heading 2", "heading 3", "subtext", "paragraph"]);
  });

  test("a card: a heading, facts, a quoted note", () => {
    const [heading, facts, note] = parseMarkdown("### ⬜ Dishes\nOpen\nWith <@1>\n> with _care_\n> please");
    expect(heading).toMatchObject({ kind: "heading", level: 3 });
    expect(outline(facts?.children ?? [])).toBe("Open\nWith user(1)");
    expect(note).toMatchObject({ kind: "quote", blocks: [{ kind: "paragraph" }] });
  });

  test(">>> quotes all the rest", () => expect(kinds(">>> a\n# b\nc")).toEqual(["quote"]));

  test("lists keep their numbers and their depth", () => {
    const [list] = parseMarkdown("- a\n  - b\n3. c");
    expect(list?.items?.map(({ marker, depth }) => [marker, depth])).toEqual([
      ["•", 0],
      ["•", 1],
      ["3.", 0],
    ]);
  });

  test("a code block keeps marks and lines; one left open is no block", () => {
    expect(parseMarkdown("```sh\ncurl **x**\n# y\n```\nafter")).toMatchObject([
      { kind: "code", text: "curl **x**\n# y" },
      { kind: "paragraph" },
    ]);
    expect(kinds("```\nopen")).toEqual(["paragraph"]);
  });

  test("every text has an end", () => {
    const marked = fc
      .array(fc.constantFrom("# ", "> ", ">>> ", "- ", "1. ", "```", "\n", "**", "_", "a", " "))
      .map((pieces) => pieces.join(""));
    fc.assert(fc.property(marked, (text) => parseMarkdown(text).length > 0));
  });
});
