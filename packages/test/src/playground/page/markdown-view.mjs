import { element } from "./element.mjs";
import { parseMarkdown } from "./markdown.mjs";
import { parseInline } from "./markdown-inline.mjs";
import { writeTimestamp } from "./timestamp.mjs";

const TAGS = { bold: "strong", italic: "em", underline: "u", strike: "s" };

/**
 * A message's text as Discord shows it to this reader.
 * @param {string} source
 * @param {import("./reader.mjs").Reader} reader
 */
export const markdownView = (source, reader) =>
  element("div.markdown", {}, ...parseMarkdown(source).map((block) => blockView(block, reader)));

/** One line, without blocks. */
export const inlineView = (source, reader) => element("span", {}, ...inlineViews(parseInline(source), reader));

function blockView(block, reader) {
  switch (block.kind) {
    case "heading":
      // The page has its own h1: a card's headings stand below it.
      return element(`h${block.level + 2}.heading-${block.level}`, {}, ...inlineViews(block.children, reader));
    case "subtext":
      return element("small", {}, ...inlineViews(block.children, reader));
    case "quote":
      return element("blockquote", {}, ...block.blocks.map((inner) => blockView(inner, reader)));
    case "code":
      return element("pre", {}, element("code", {}, block.text));
    case "list":
      return element("ul", {}, ...block.items.map((item) => itemView(item, reader)));
    default:
      return element("p", {}, ...inlineViews(block.children, reader));
  }
}

const itemView = (item, reader) =>
  element(
    `li.depth-${item.depth}`,
    {},
    element("span.marker", {}, item.marker),
    element("span", {}, ...inlineViews(item.children, reader)),
  );

const inlineViews = (pieces, reader) => pieces.map((piece) => pieceView(piece, reader));

function pieceView(piece, reader) {
  switch (piece.kind) {
    case "text":
      return document.createTextNode(piece.text);
    case "code":
      return element("code", {}, piece.text);
    case "time":
      return timeView(piece, reader);
    case "user":
      return element("span.mention", {}, `@${reader.nameOf(piece.id)}`);
    case "role":
      return element("span.mention", {}, "@role");
    case "channel":
      return element("span.mention", {}, `#${reader.channelOf(piece.id)}`);
    case "everyone":
    case "command":
      return element("span.mention", {}, piece.text);
    case "link":
      return element("a", { href: piece.href, target: "_blank", rel: "noreferrer noopener" }, ...inlineViews(piece.children, reader));
    case "spoiler":
      return spoilerView(piece, reader);
    default:
      return element(TAGS[piece.kind], {}, ...inlineViews(piece.children, reader));
  }
}

function timeView({ at, style }, reader) {
  const date = new Date(at * 1_000);
  if (Number.isNaN(date.getTime())) return element("time", {}, "Invalid Date");
  const title = writeTimestamp(at, "F", reader.time());
  const relative = style === "R" ? { "data-relative": at } : {};
  return element("time", { datetime: date.toISOString(), title, ...relative }, writeTimestamp(at, style, reader.time()));
}

/** "in 3 minutes" grows old: writes every such time on the page anew. */
export function refreshTimes(root, reader) {
  for (const shown of root.querySelectorAll("time[data-relative]")) {
    shown.textContent = writeTimestamp(Number(shown.dataset.relative), "R", reader.time());
  }
}

function spoilerView(piece, reader) {
  const reveal = (event) => event.currentTarget.classList.add("shown");
  return element(
    "span.spoiler",
    { tabindex: 0, role: "button", onclick: reveal, onkeydown: reveal },
    ...inlineViews(piece.children, reader),
  );
}
