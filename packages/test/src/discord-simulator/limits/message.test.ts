import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkMessage, type AboutMessage } from "./index.js";

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
const create: AboutMessage = { kind: "create" };
const edit: AboutMessage = { kind: "edit" };
const interaction: AboutMessage = { kind: "interaction" };
const words = [{ type: 10, content: "Dishes" }];
const hi = { content: "hi" };
const embed = (fields: object): object => ({ embeds: [{ title: "Dishes", ...fields }] });
const mentions = (allowed: unknown): object => ({ ...hi, allowed_mentions: allowed });
const poll = (fields: object): object => ({
  poll: { question: { text: "Who?" }, answers: [{ poll_media: { text: "Mia" } }], ...fields },
});
const many = <Item>(count: number, item: Item): Item[] => Array<Item>(count).fill(item);

describe("refuses", () => {
  const mistakes: readonly [string, unknown, string, string, AboutMessage?][] = [
    ["a body that is a text", "hi", "", "MODEL_TYPE_CONVERT"],
    ["no body", undefined, "", "BASE_TYPE_REQUIRED"],
    ["nothing to send", { tts: false }, "", "EMPTY_MESSAGE"],
    ["nothing but white space", { content: " \n " }, "", "EMPTY_MESSAGE"],
    ["an empty answer to an interaction", { flags: EPHEMERAL }, "", "EMPTY_MESSAGE", interaction],
    ["content that is a number", { content: 5 }, "content", "STRING_TYPE_CONVERT"],
    ["a tts that is a word", { ...hi, tts: "yes" }, "tts", "BOOLEAN_TYPE_CONVERT"],
    ["a nonce of 26 characters", { ...hi, nonce: "n".repeat(26) }, "nonce", "BASE_TYPE_MAX_LENGTH"],
    ["a nonce that is a boolean", { ...hi, nonce: true }, "nonce", "NONCE_TYPE_INVALID_TYPE"],
    ["an enforce_nonce that is a word", { ...hi, enforce_nonce: "yes" }, "enforce_nonce", "BOOLEAN_TYPE_CONVERT"],
    ["four stickers", { sticker_ids: ["1", "2", "3", "4"] }, "sticker_ids", "BASE_TYPE_MAX_LENGTH"],
    ["one sticker twice", { sticker_ids: ["1", "1"] }, "sticker_ids.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"],
    ["flags in words", { ...hi, flags: "EPHEMERAL" }, "flags", "NUMBER_TYPE_COERCE"],
    ["a negative flag", { ...hi, flags: -1 }, "flags", "NUMBER_TYPE_MIN"],
    ["a channel message only one may see", { ...hi, flags: EPHEMERAL }, "flags", "MESSAGE_FLAGS_INVALID"],
    ["the flag of a loading answer", { ...hi, flags: 1 << 7 }, "flags", "MESSAGE_FLAGS_INVALID", interaction],
    ["an attachment without an id", { attachments: [{ filename: "a.png" }] }, "attachments.0.id", "BASE_TYPE_REQUIRED"],
    [
      "a description of an attachment of 1025",
      { attachments: [{ id: 0, description: "d".repeat(1025) }] },
      "attachments.0.description",
      "BASE_TYPE_MAX_LENGTH",
    ],
    ["a reply to nothing", { ...hi, message_reference: {} }, "message_reference.message_id", "BASE_TYPE_REQUIRED"],
    ["a forward from nowhere", { message_reference: { type: 1, message_id: "1" } }, "message_reference.channel_id", "BASE_TYPE_REQUIRED"],
    [
      "an unknown kind of reference",
      { ...hi, message_reference: { type: 2, message_id: "1" } },
      "message_reference.type",
      "BASE_TYPE_CHOICES",
    ],
    ["a poll without a question", poll({ question: null }), "poll.question", "BASE_TYPE_REQUIRED"],
    ["a poll of 11 answers", poll({ answers: many(11, { poll_media: { text: "Mia" } }) }), "poll.answers", "BASE_TYPE_BAD_LENGTH"],
    ["a poll of 769 hours", poll({ duration: 769 }), "poll.duration", "NUMBER_TYPE_MAX"],
    [
      "mentions of users both ways",
      mentions({ parse: ["users"], users: ["1"] }),
      "allowed_mentions",
      "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ],
    [
      "mentions of roles both ways",
      mentions({ parse: ["roles"], roles: ["1"] }),
      "allowed_mentions",
      "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ],
    ["an unknown kind of mention", mentions({ parse: ["here"] }), "allowed_mentions.parse.0", "BASE_TYPE_CHOICES"],
    ["a kind of mention twice", mentions({ parse: ["users", "users"] }), "allowed_mentions.parse.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"],
    ["a user's name for an id", mentions({ users: ["mia"] }), "allowed_mentions.users.0", "NUMBER_TYPE_COERCE"],
    [
      "content with Components V2",
      { ...hi, flags: V2, components: words },
      "content",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    [
      "an embed with Components V2",
      { ...embed({}), flags: V2, components: words },
      "embeds",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      interaction,
    ],
    [
      "a poll with Components V2",
      { ...poll({}), flags: V2, components: words },
      "poll",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    [
      "stickers with Components V2",
      { sticker_ids: ["1"], flags: V2, components: words },
      "sticker_ids",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    ["Components V2 without components", { flags: V2 }, "components", "BASE_TYPE_REQUIRED"],
    [
      "an edit that takes all of Components V2 away",
      { components: [] },
      "components",
      "BASE_TYPE_REQUIRED",
      { kind: "edit", previousFlags: V2 },
    ],
    [
      "an edit that takes the flag away",
      { flags: 0, components: words },
      "flags",
      "MESSAGE_COMPONENTS_V2_FLAG_REMOVED",
      { kind: "edit", previousFlags: V2 },
    ],
    [
      "an edit that adds content to Components V2",
      { content: "hi" },
      "content",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      { kind: "edit", previousFlags: V2 },
    ],
    [
      "an edit to Components V2 that leaves content",
      { flags: V2, components: words },
      "content",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      { kind: "edit", previousFields: ["content"] },
    ],
    ["Components V2 without the flag", { components: words }, "components.0", "UNION_TYPE_CHOICES"],
    ["an edit of a plain message to Components V2 without the flag", { components: words }, "components.0", "UNION_TYPE_CHOICES", edit],
  ];

  test.each(mistakes)("%s", (_title, body, path, code, about = create) => {
    expect(checkMessage(body, about)).toEqual([{ path, code, message: expect.any(String) }]);
  });
});

describe("accepts", () => {
  const good: readonly [string, unknown, AboutMessage?][] = [
    ["content", hi],
    ["a file alone", {}, { kind: "create", files: 1 }],
    ["an attachment with the number of its file", { attachments: [{ id: 0, filename: "a.png" }] }],
    ["a forward alone", { message_reference: { type: 1, message_id: "1", channel_id: "2" } }],
    ["a poll", poll({ duration: 24 })],
    ["stickers alone", { sticker_ids: ["1", "2", "3"] }],
    ["no mention at all", mentions({ parse: [] })],
    ["everyone parsed and users named", mentions({ parse: ["everyone"], users: ["1", "2"] })],
    ["users parsed and an empty list of them", mentions({ parse: ["users"], users: [] })],
    ["a number as nonce", { ...hi, nonce: 5 }],
    ["an answer only one may see", { ...hi, flags: EPHEMERAL }, interaction],
    ["Components V2 only one may see", { flags: V2 | EPHEMERAL, components: words }, interaction],
    ["an edit of the flags alone", { flags: 4 }, edit],
    ["an edit that repeats a flag it could not set", { flags: 4 | EPHEMERAL }, edit],
    ["an edit that takes all buttons away", { components: [] }, edit],
    ["an edit of Components V2 that leaves the flags out", { components: words }, { kind: "edit", previousFlags: V2 }],
    [
      "an edit to Components V2 that empties what was",
      { flags: V2, content: null, embeds: [], components: words },
      { kind: "edit", previousFields: ["content", "embeds"] },
    ],
  ];

  test.each(good)("%s", (_title, body, about = create) => expect(checkMessage(body, about)).toEqual([]));
});

describe("counts to the last character", () => {
  const limits: readonly [string, number, (size: number) => unknown][] = [
    ["content", 2000, (size) => ({ content: ` ${"🧹".repeat(size)}\n` })],
    ["named users", 100, (size) => mentions({ users: Array.from({ length: size }, (_, index) => String(index)) })],
    ["attachments", 10, (size) => ({ attachments: many(size, { id: 0 }) })],
    ["a poll's question", 300, (size) => poll({ question: { text: "q".repeat(size) } })],
    ["a poll's answer", 55, (size) => poll({ answers: [{ poll_media: { text: "a".repeat(size) } }] })],
  ];

  test.each(limits)("of %s: %d and no more", (_title, limit, body) => {
    const sizes = fc.integer({ min: limit - Math.min(limit - 1, 9), max: limit + 9 });
    fc.assert(
      fc.property(sizes, (size) => (checkMessage(body(size), create).length === 0) === size <= limit),
      { numRuns: 20 },
    );
    expect(checkMessage(body(limit), create)).toEqual([]);
    expect(checkMessage(body(limit + 1), create)).toHaveLength(1);
  });
});

test("never throws, whatever it is given", () => {
  const field = fc.constantFrom("content", "embeds", "components", "flags", "allowed_mentions", "poll", "attachments");
  fc.assert(
    fc.property(fc.anything(), field, fc.anything(), fc.constantFrom(create, edit, interaction), (body, name, value, about) =>
      [checkMessage(body, about), checkMessage({ [name]: value }, about), checkMessage({ [name]: [value] }, about)].every(Array.isArray),
    ),
  );
});
