import { refuse } from "./breach.js";
import { all, given, integer, items, list, number, oneOf, required, shape, snowflake, text, unique, yesOrNo } from "./form.js";
import type { Check, Rule } from "./form.js";
import { emoji } from "./selects.js";

const exclusive =
  (kind: "users" | "roles"): Rule =>
  (mentions, path) =>
    items(mentions["parse"]).includes(kind) && items(mentions[kind]).length > 0
      ? refuse(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`)
      : [];

const ids = all(list(snowflake, 0, 100), unique);

/** Docs: Message, Allowed Mentions Object. */
export const allowedMentions = shape(
  { parse: all(list(oneOf("users", "roles", "everyone"), 0, 3), unique), users: ids, roles: ids, replied_user: yesOrNo },
  exclusive("users"),
  exclusive("roles"),
);

export const attachments = list(
  shape({
    id: required(snowflake),
    filename: text(1, 1024),
    title: text(0, 1024),
    description: text(0, 1024),
    duration_secs: number(0, 2 ** 31 - 1),
    waveform: text(0, 400),
    is_spoiler: yesOrNo,
  }),
  0,
  10,
);

export const nonce: Check = (value, path) => {
  if (!given(value) || Number.isInteger(value)) return [];
  return typeof value === "string"
    ? text(0, 25)(value, path)
    : refuse(path, "NONCE_TYPE_INVALID_TYPE", "This field must be a string or an integer");
};

/** What the message answers (type 0, a reply) or passes on (type 1, a forward). */
export const messageReference = shape(
  { type: oneOf(0, 1), message_id: required(snowflake), channel_id: snowflake, guild_id: snowflake, fail_if_not_exists: yesOrNo },
  (reference, path) =>
    reference["type"] === 1 && !given(reference["channel_id"])
      ? refuse(`${path}.channel_id`, "BASE_TYPE_REQUIRED", "This field is required")
      : [],
);

export const poll = shape({
  question: required(shape({ text: required(text(1, 300)) })),
  answers: required(list(shape({ poll_media: required(shape({ text: text(1, 55), emoji })) }), 1, 10)),
  duration: integer(1, 768),
  allow_multiselect: yesOrNo,
  layout_type: oneOf(1),
});
