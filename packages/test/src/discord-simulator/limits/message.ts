import { at, emptyMessage, missing, refuse, type Breach } from "./breach.js";
import { legacyComponents, v2Components } from "./components.js";
import { embeds } from "./embeds.js";
import { given, integer, isObject, items, list, required, shape, snowflake, trimmedText, unique, yesOrNo, all } from "./form.js";
import type { Check, Fields, Rule } from "./form.js";
import { allowedMentions, attachments, messageReference, nonce, poll } from "./message-fields.js";

export type LegacyField = "content" | "embeds" | "sticker_ids" | "poll";

export interface AboutMessage {
  /** `interaction`: an answer or follow-up to an interaction, which alone may be ephemeral. */
  readonly kind: "create" | "edit" | "interaction";
  /** Flags of the stored message; for an edit. */
  readonly previousFlags?: number;
  /** Which legacy fields the stored message has filled: an edit to Components V2 must empty them. */
  readonly previousFields?: readonly LegacyField[];
  /** Files uploaded beside the body: they too are something to send. */
  readonly files?: number;
}

const SUPPRESS_EMBEDS = 1 << 2;
export const EPHEMERAL = 1 << 6;
const SUPPRESS_NOTIFICATIONS = 1 << 12;
const IS_VOICE_MESSAGE = 1 << 13;
const IS_COMPONENTS_V2 = 1 << 15;
// Docs: Create Message, and Interaction Callback Data Structure. An edit's other flags are ignored, not refused (docs: Edit Message).
const SETTABLE = {
  create: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | IS_VOICE_MESSAGE | IS_COMPONENTS_V2,
  interaction: SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | IS_VOICE_MESSAGE | IS_COMPONENTS_V2,
  edit: -1,
};
const LEGACY_FIELDS: readonly LegacyField[] = ["content", "embeds", "sticker_ids", "poll"];

/** The body of a message to create or edit. Docs: Message. */
export function checkMessage(body: unknown, about: AboutMessage): Breach[] {
  return required(messageAt(about))(body, "");
}

/** The same, for a message that stands inside another body. */
export const messageAt = (about: AboutMessage): Check =>
  shape({ ...fieldsOfEvery, flags: flagsAmong(SETTABLE[about.kind]) }, isNew(about) ? notEmpty(about) : keepsV2(about), (message, path) =>
    isV2(message, about) ? v2Message(message, path, about) : legacyComponents(message["components"], at(path, "components")),
  );

/** Any of these flags alone may be set. */
export const flagsAmong =
  (settable: number): Check =>
  (value, path) => {
    const wrong = integer(0, 2 ** 31 - 1)(value, path);
    if (wrong.length > 0 || typeof value !== "number" || (value & ~settable) === 0) return wrong;
    return refuse(path, "MESSAGE_FLAGS_INVALID", `Only the flags ${settable} can be set here`);
  };

const fieldsOfEvery: Readonly<Record<string, Check>> = {
  content: trimmedText(2000),
  tts: yesOrNo,
  nonce,
  enforce_nonce: yesOrNo,
  embeds,
  allowed_mentions: allowedMentions,
  message_reference: messageReference,
  sticker_ids: all(list(snowflake, 0, 3), unique),
  attachments,
  poll,
};

const isNew = (about: AboutMessage): boolean => about.kind !== "edit";
const hasFlag = (flags: unknown, flag: number): boolean => typeof flags === "number" && flags > 0 && (flags & flag) !== 0;
const isV2 = (message: Fields, about: AboutMessage): boolean =>
  hasFlag(message["flags"], IS_COMPONENTS_V2) || (!isNew(about) && hasFlag(about.previousFlags, IS_COMPONENTS_V2));

const filled = (value: unknown): boolean =>
  typeof value === "string" ? value.trim() !== "" : Array.isArray(value) ? value.length > 0 : given(value);

const isForward = (message: Fields): boolean => isObject(message["message_reference"]) && message["message_reference"]["type"] === 1;

const notEmpty =
  (about: AboutMessage): Rule =>
  (message, path) => {
    const carriers = [...LEGACY_FIELDS, "components", "attachments", "shared_client_theme"];
    // A Components V2 message without components is told so, in its own words.
    if (isV2(message, about) || (about.files ?? 0) > 0 || isForward(message)) return [];
    return carriers.some((field) => filled(message[field])) ? [] : emptyMessage(path);
  };

/** Once sent with the flag, for ever with the flag. */
const keepsV2 =
  (about: AboutMessage): Rule =>
  (message, path) =>
    given(message["flags"]) && hasFlag(about.previousFlags, IS_COMPONENTS_V2) && !hasFlag(message["flags"], IS_COMPONENTS_V2)
      ? refuse(at(path, "flags"), "MESSAGE_COMPONENTS_V2_FLAG_REMOVED", "The IS_COMPONENTS_V2 flag cannot be removed")
      : [];

function v2Message(message: Fields, path: string, about: AboutMessage): Breach[] {
  const legacy = [...LEGACY_FIELDS, "shared_client_theme"].filter((field) => filled(message[field]));
  const left = LEGACY_FIELDS.filter((field) => about.previousFields?.includes(field) && message[field] === undefined);
  const components = message["components"];
  const needed = isNew(about) || components !== undefined;
  return [
    ...[...legacy, ...left].flatMap((field) => legacyField(at(path, field), field)),
    ...(needed && items(components).length === 0 && (!given(components) || Array.isArray(components))
      ? missing(at(path, "components"))
      : []),
    ...v2Components(components, at(path, "components")),
  ];
}

const legacyField = (path: string, field: string): Breach[] =>
  refuse(
    path,
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  );
