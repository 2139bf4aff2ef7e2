/**
 * A piece of a line: its kind, and what that kind needs.
 * @typedef {{ kind: string, text?: string, children?: Inline[], href?: string, id?: string, at?: number, style?: string }} Inline
 */

/** @type {(kind: string) => (match: RegExpExecArray) => Inline} */
const around = (kind) => (match) => ({ kind, children: parseInline(match[1] ?? "") });
/** @type {(kind: string) => (match: RegExpExecArray) => Inline} */
const mention = (kind) => (match) => ({ kind, id: match[1] ?? "" });
/** @type {(match: RegExpExecArray) => Inline} */
const bareLink = (match) => ({ kind: "link", href: match[1] ?? match[0], children: [{ kind: "text", text: match[1] ?? match[0] }] });

// In this order: what is escaped or code is read no further, and `**` before `*`.
// Discord docs: Message Formatting (mentions and timestamps); its help page "Markdown Text 101" (the rest).
/** @type {[RegExp, (match: RegExpExecArray) => Inline][]} */
const RULES = [
  [/\\([^\p{L}\p{N}\s])/uy, (match) => ({ kind: "text", text: match[1] ?? "" })],
  // A whole run of backticks opens, never a part of one: else a long run is tried in all its lengths.
  [/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y, (match) => ({ kind: "code", text: (match[2] ?? "").trim() })],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, (match) => ({ kind: "time", at: Number(match[1]), style: match[2] ?? "f" })],
  [/<@!?(\d+)>/y, mention("user")],
  [/<@&(\d+)>/y, mention("role")],
  [/<#(\d+)>/y, mention("channel")],
  [/<\/([^:>]+):\d+>/y, (match) => ({ kind: "command", text: `/${match[1] ?? ""}` })],
  [/<a?:(\w+):\d+>/y, (match) => ({ kind: "text", text: `:${match[1] ?? ""}:` })],
  [/@(everyone|here)\b/y, (match) => ({ kind: "everyone", text: match[0] })],
  [/\[((?:\\[\s\S]|[^\\[\]])+)\]\(<?(https?:\/\/[^\s<>)]+)>?\)/y, (match) => ({ ...around("link")(match), href: match[2] ?? "" })],
  [/<(https?:\/\/[^\s<>]+)>/y, bareLink],
  [/https?:\/\/[^\s<]*[^\s<.,:;"')\]!?]/y, bareLink],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, around("bold")],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, around("underline")],
  [/\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)\*(?!\*)/y, around("italic")],
  [/\b_((?:__|\\[\s\S]|[^_\\])+?)_\b/y, around("italic")],
  [/~~((?:\\[\s\S]|[^\\])+?)~~/y, around("strike")],
  [/\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y, around("spoiler")],
];

const MARKS = /[\\`<@[h*_~|]/g;

/**
 * Reads Discord's markdown inside a paragraph. What is no markdown stays as it was typed.
 * @param {string} source
 * @returns {Inline[]}
 */
export function parseInline(source) {
  /** @type {Inline[]} */
  const pieces = [];
  for (let at = 0; at < source.length;) {
    const found = matchAt(source, at);
    append(pieces, found.piece);
    at += found.length;
  }
  return pieces;
}

/** @param {string} source @param {number} at */
function matchAt(source, at) {
  for (const [pattern, build] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) return { piece: build(match), length: match[0].length };
  }
  // Nothing begins here, nor before the next character that could begin something.
  MARKS.lastIndex = at + 1;
  const text = source.slice(at, MARKS.exec(source)?.index);
  return { piece: { kind: "text", text }, length: text.length };
}

/** @param {Inline[]} pieces @param {Inline} piece */
function append(pieces, piece) {
  const last = pieces.at(-1);
  if (piece.kind === "text" && last?.kind === "text") last.text = (last.text ?? "") + (piece.text ?? "");
  else pieces.push(piece);
}
