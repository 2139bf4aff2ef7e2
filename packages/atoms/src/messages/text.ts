import { IntlMessageFormat } from "intl-messageformat";
import { en } from "./en.js";
import type { Locale } from "./locale.js";
import { nl } from "./nl.js";
import type { MessageParams } from "./placeholders.js";

export type MessageKey = keyof typeof en;

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { en, nl };

// Parsing costs far more than formatting, and the catalogue is finite.
const compiled = new Map<string, IntlMessageFormat>();

/** A sentence of the catalogue in the reader's language. Keys and placeholders are checked by the type system. */
export function text<Key extends MessageKey>(locale: Locale, key: Key, ...[params]: MessageParams<(typeof en)[Key]>): string {
  const id = `${locale} ${key}`;
  let message = compiled.get(id);
  // User text goes through as it is: the markup of ICU is not ours, each door escapes for its own reader.
  if (!message) compiled.set(id, (message = new IntlMessageFormat(CATALOGUES[locale][key], locale, undefined, { ignoreTag: true })));
  return String(message.format(params));
}

/** For texts whose key is only known when it happens, such as an error's code: null where the catalogue has none. */
export function textIfKnown(locale: Locale, key: string, params: Readonly<Record<string, string | number>>): string | null {
  return key in en ? (text as (locale: Locale, key: string, params: object) => string)(locale, key, params) : null;
}
