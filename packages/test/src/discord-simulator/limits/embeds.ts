import { at, missing, refuse } from "./breach.js";
import { all, given, integer, isObject, items, lengthOf, list, required, shape, trimmedText, url, yesOrNo } from "./form.js";
import type { Check, Fields, Rule } from "./form.js";

// Docs: Message, Embed Limits.
const MOST_EMBEDS = 10;
const MOST_CHARACTERS = 6000;
const VISIBLE = ["title", "description", "author", "footer", "image", "thumbnail", "video", "timestamp", "url"];

const web = url(2048, "http", "https");
const picture = url(2048, "http", "https", "attachment");
const image = shape({ url: required(picture) });

const filled =
  (max: number): Check =>
  (value, path) =>
    typeof value === "string" && value.trim() === "" ? missing(path) : required(trimmedText(max))(value, path);

const timestamp: Check = (value, path) =>
  !given(value) || (typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)))
    ? []
    : refuse(path, "DATE_TIME_TYPE_PARSE", "Could not parse the value. Should be ISO8601.");

/** An embed of which nothing can be seen is answered as one that lacks its description. */
const notEmpty: Rule = (embed, path) =>
  VISIBLE.some((field) => given(embed[field]) && embed[field] !== "") || items(embed["fields"]).length > 0
    ? []
    : missing(at(path, "description"));

const embed = shape(
  {
    title: trimmedText(256),
    description: trimmedText(4096),
    url: web,
    timestamp,
    color: integer(0, 0xff_ff_ff),
    footer: shape({ text: filled(2048), icon_url: picture }),
    image,
    thumbnail: image,
    author: shape({ name: filled(256), url: web, icon_url: picture }),
    fields: list(shape({ name: filled(256), value: filled(1024), inline: yesOrNo }), 0, 25),
  },
  notEmpty,
);

const charactersIn = (parts: unknown, ...fields: readonly string[]): number =>
  isObject(parts) ? fields.reduce((sum, field) => sum + trimmedLength(parts, field), 0) : 0;

function trimmedLength(parts: Fields, field: string): number {
  const value = parts[field];
  return lengthOf(typeof value === "string" ? value.trim() : value);
}

const sizeOf = (embed: unknown): number =>
  isObject(embed)
    ? charactersIn(embed, "title", "description") +
      charactersIn(embed["footer"], "text") +
      charactersIn(embed["author"], "name") +
      items(embed["fields"]).reduce<number>((sum, field) => sum + charactersIn(field, "name", "value"), 0)
    : 0;

const tooLarge: Check = (list, path) =>
  items(list).reduce<number>((sum, entry) => sum + sizeOf(entry), 0) > MOST_CHARACTERS
    ? refuse(path, "MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${MOST_CHARACTERS}`)
    : [];

export const embeds = all(list(embed, 0, MOST_EMBEDS), tooLarge);
