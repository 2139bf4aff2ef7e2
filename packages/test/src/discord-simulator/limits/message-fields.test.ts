import { describe, expect, test } from "@jest/globals";
import { checkMessage } from "./index.js";

const create = { kind: "create" } as const;
const hi = { content: "hi" };
const file = (fields: object): object => ({ attachments: [{ id: 0, ...fields }] });
const reply = (fields: object): object => ({ ...hi, message_reference: { message_id: "1", ...fields } });
const mentions = (allowed: object): object => ({ ...hi, allowed_mentions: allowed });
const poll = (fields: object): object => ({ poll: { question: { text: "Who?" }, answers: [{ poll_media: { text: "Mia" } }], ...fields } });

describe("refuses", () => {
  const mistakes: readonly [string, unknown, string, string][] = [
    ["a duration below nothing", file({ duration_secs: -1 }), "attachments.0.duration_secs", "NUMBER_TYPE_MIN"],
    ["a duration past 32 bits", file({ duration_secs: 2 ** 31 }), "attachments.0.duration_secs", "NUMBER_TYPE_MAX"],
    ["a spoiler in words", file({ is_spoiler: "no" }), "attachments.0.is_spoiler", "BOOLEAN_TYPE_CONVERT"],
    ["a channel's name for its id", reply({ channel_id: "here" }), "message_reference.channel_id", "NUMBER_TYPE_COERCE"],
    ["a guild's name for its id", reply({ guild_id: "here" }), "message_reference.guild_id", "NUMBER_TYPE_COERCE"],
    ["a fail_if_not_exists in words", reply({ fail_if_not_exists: "no" }), "message_reference.fail_if_not_exists", "BOOLEAN_TYPE_CONVERT"],
    ["one user mentioned twice", mentions({ users: ["1", "1"] }), "allowed_mentions.users.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"],
    ["a replied_user in words", mentions({ replied_user: "no" }), "allowed_mentions.replied_user", "BOOLEAN_TYPE_CONVERT"],
    ["a question without a text", poll({ question: {} }), "poll.question.text", "BASE_TYPE_REQUIRED"],
    ["a poll without answers", poll({ answers: null }), "poll.answers", "BASE_TYPE_REQUIRED"],
    ["an answer of nothing", poll({ answers: [{}] }), "poll.answers.0.poll_media", "BASE_TYPE_REQUIRED"],
    ["an allow_multiselect in words", poll({ allow_multiselect: "no" }), "poll.allow_multiselect", "BOOLEAN_TYPE_CONVERT"],
    ["an unknown layout", poll({ layout_type: 2 }), "poll.layout_type", "BASE_TYPE_CHOICES"],
    ["a hole in a list", { ...hi, embeds: [null] }, "embeds.0", "BASE_TYPE_REQUIRED"],
    [
      "an embed field's inline in words",
      { embeds: [{ fields: [{ name: "n", value: "v", inline: "no" }] }] },
      "embeds.0.fields.0.inline",
      "BOOLEAN_TYPE_CONVERT",
    ],
    ["flags past 32 bits", { ...hi, flags: 2 ** 31 }, "flags", "NUMBER_TYPE_MAX"],
  ];

  test.each(mistakes)("%s", (_title, body, path, code) => {
    expect(checkMessage(body, create)).toEqual([{ path, code, message: expect.any(String) }]);
  });
});

test.each(["create", "interaction"] as const)("accepts on %s each flag that Discord lets a bot set", (kind) => {
  const [suppressEmbeds, suppressNotifications, voice] = [4, 4096, 8192];
  expect(checkMessage({ ...hi, flags: suppressEmbeds + suppressNotifications + voice }, { kind })).toEqual([]);
});

describe("counts to the last character", () => {
  const limits: readonly [string, number, (size: number) => unknown][] = [
    ["a file name", 1024, (size) => file({ filename: "f".repeat(size) })],
    ["a file's title", 1024, (size) => file({ title: "t".repeat(size) })],
    ["a waveform", 400, (size) => file({ waveform: "w".repeat(size) })],
    ["an address of a picture", 2048, (size) => ({ embeds: [{ image: { url: `https://a.example/${"u".repeat(size - 18)}` } }] })],
  ];

  test.each(limits)("of %s: %d and no more", (_title, limit, body) => {
    expect(checkMessage(body(limit), create)).toEqual([]);
    expect(checkMessage(body(limit + 1), create)).toHaveLength(1);
  });
});
