import { parseInline } from "./markdown-inline.mjs";

/** @typedef {import("./markdown-inline.mjs").Inline} Inline */
/**
 * @typedef {{ depth: number, ordered: boolean, marker: string, children: Inline[] }} Item
 * @typedef {{ kind: string, level?: number, text?: string, children?: Inline[], blocks?: Block[], items?: Item[] }} Block
 */

/**
 * Reads a Discord message, the subset that cards use: headings, subtext, quotes, lists, code, and everything inside a line.
 * @param {string} source
 * @returns {Block[]}
 */
export function parseMarkdown(source) {
  const lines = source.replaceAll("\r\n", "\n").split("\n");
  /** @type {Block[]} */
  const blocks = [];
  for (let at = 0; at < lines.length;) {
    const { block, length } = blockAt(lines, at);
    blocks.push(block);
    at += length;
  }
  return blocks;
}

const LIST_ITEM = /^( *)([-*]|\d{1,10}\.) +(.+)/;
const HEADING = /^(#{1,3}) +(.+)/;
const SUBTEXT = /^-# +(.+)/;
const FENCE = "```";

/** @param {string[]} lines @param {number} at @returns {{ block: Block, length: number }} */
function blockAt(lines, at) {
  const line = lines[at] ?? "";
  if (line.startsWith(FENCE)) {
    const end = lines.findIndex((candidate, index) => index > at && candidate.trimEnd().endsWith(FENCE));
    if (end > 0) return { block: { kind: "code", text: lines.slice(at + 1, end).join("\n") }, length: end - at + 1 };
  }
  if (line.startsWith(">>> ")) {
    const quoted = [line.slice(4), ...lines.slice(at + 1)].join("\n");
    return { block: { kind: "quote", blocks: parseMarkdown(quoted) }, length: lines.length - at };
  }
  if (line.startsWith("> ")) {
    const quoted = run(lines, at, (candidate) => candidate.startsWith("> "));
    return { block: { kind: "quote", blocks: parseMarkdown(quoted.map((one) => one.slice(2)).join("\n")) }, length: quoted.length };
  }
  const heading = HEADING.exec(line);
  if (heading) return { block: { kind: "heading", level: (heading[1] ?? "").length, children: parseInline(heading[2] ?? "") }, length: 1 };
  const subtext = SUBTEXT.exec(line);
  if (subtext) return { block: { kind: "subtext", children: parseInline(subtext[1] ?? "") }, length: 1 };
  if (LIST_ITEM.test(line)) {
    const items = run(lines, at, (candidate) => LIST_ITEM.test(candidate)).map(itemOf);
    return { block: { kind: "list", items }, length: items.length };
  }
  const paragraph = [line, ...run(lines, at + 1, isPlain)];
  return { block: { kind: "paragraph", children: parseInline(paragraph.join("\n")) }, length: paragraph.length };
}

/** @param {string} line */
const isPlain = (line) =>
  ![HEADING, SUBTEXT, LIST_ITEM].some((pattern) => pattern.test(line)) &&
  !line.startsWith("> ") &&
  !line.startsWith(">>> ") &&
  !line.startsWith(FENCE);

/** The lines from `at` on that belong together. @param {string[]} lines @param {number} at @param {(line: string) => boolean} belongs */
function run(lines, at, belongs) {
  const rest = lines.slice(at);
  const end = rest.findIndex((line) => !belongs(line));
  return end === -1 ? rest : rest.slice(0, end);
}

/** @param {string} line @returns {Item} */
function itemOf(line) {
  const [, indent = "", marker = "", text = ""] = LIST_ITEM.exec(line) ?? [];
  const ordered = /\d/.test(marker);
  return { depth: Math.min(Math.floor(indent.length / 2), 10), ordered, marker: ordered ? marker : "•", children: parseInline(text) };
}
