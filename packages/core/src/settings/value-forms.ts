import { isIP } from "node:net";
import { z } from "zod";

/** A setting's text read into a value; `expected` completes the sentence "must be …" and never shows the value, which may be a secret. */
const form = <T>(expected: string, read: (text: string) => T | undefined) =>
  z.string().transform((text, context): T => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: `must be ${expected}` });
    return z.NEVER;
  });

const items = (text: string): string[] =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");

const listOf = (expected: string, fits: (item: string) => boolean) =>
  form(`a comma-separated list of ${expected}`, (text) => {
    const list = items(text);
    return list.every(fits) ? list : undefined;
  });

export const text = form("text", (value) => value);

export const oneOf = <const Option extends string>(...options: Option[]) =>
  form(`one of ${options.join(", ")}`, (value) => options.find((option) => option === value));

export const flag = form("true or false", (value) => ({ true: true, "1": true, false: false, "0": false })[value.toLowerCase()]);

export const wholeNumber = (from: number, to: number) =>
  form(`a whole number from ${from} to ${to}`, (value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    return number >= from && number <= to ? number : undefined;
  });

/** 0 lets the machine choose a free one. */
export const port = wholeNumber(0, 65_535);

const hasProtocol = (value: string, protocols: readonly string[]): boolean =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).hostname !== "";

export const urlOf = (...schemes: string[]) =>
  form(`an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`, (value) =>
    hasProtocol(
      value,
      schemes.map((scheme) => `${scheme}:`),
    )
      ? value.replace(/\/+$/, "")
      : undefined,
  );

export const snowflake = form("a Discord id: digits only", (value) => (/^\d{1,20}$/.test(value) ? value : undefined));

export const publicKey = form("64 hexadecimal digits, as the Discord developer portal shows it", (value) =>
  /^[0-9a-f]{64}$/i.test(value) ? value : undefined,
);

export const isAddressOrRange = (item: string): boolean => {
  const [address = "", prefix, ...rest] = item.split("/");
  const version = isIP(address);
  if (version === 0 || address.includes("%") || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
};

export const ranges = listOf("IP addresses or CIDR ranges, e.g. 10.0.0.0/8,2001:db8::/32", isAddressOrRange);

// `true` would believe whatever address a client claims, and a hop count is silently ignored by Fastify since 5.12.1.
export const trustedProxies = form(
  "off, or a comma-separated list of the proxies' own addresses or CIDR ranges (never true or a number)",
  (value) => {
    if (value === "off") return false as const;
    const list = items(value);
    return list.length > 0 && list.every(isAddressOrRange) ? list : undefined;
  },
);

export const origins = listOf(
  "origins, e.g. https://chores.example.org (no path, no trailing slash)",
  (item) => hasProtocol(item, ["http:", "https:"]) && new URL(item).origin === item,
);

const decodesTo = (base64: string): number => {
  const bytes = Buffer.from(base64, "base64");
  return bytes.toString("base64").replace(/=+$/, "") === base64.replace(/=+$/, "") ? bytes.length : 0;
};

/** `id:base64` pairs with different ids, each of a length in bytes that `fits`. */
const keys = (expected: string, fits: (bytes: number) => boolean) =>
  form(`a comma-separated list of id:base64 with different ids, each key ${expected}`, (value) => {
    const pairs = items(value).map((item) => item.split(":"));
    const good = pairs.every(([id = "", key = "", ...rest]) => /^[\w.-]{1,32}$/.test(id) && rest.length === 0 && fits(decodesTo(key)));
    const different = new Set(pairs.map(([id]) => id)).size === pairs.length;
    return pairs.length > 0 && good && different ? items(value).join(",") : undefined;
  });

export const encryptionKeys = keys("of exactly 32 bytes", (bytes) => bytes === 32);
/** RFC 7518, section 3.2: an HS256 key has at least the size of the hash. */
export const signingKeys = keys("of at least 32 bytes", (bytes) => bytes >= 32);

const shardsOf = (item: string): number[] => {
  const [, from = "", to = from] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(item) ?? [];
  return from === "" ? [] : Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, index) => Number(from) + index);
};

export const shards = form("auto, or shard numbers such as 0-3 or 0,2", (value): "auto" | number[] | undefined => {
  if (value === "auto") return value;
  const parts = items(value).map(shardsOf);
  const list = [...new Set(parts.flat())].sort((a, b) => a - b);
  return parts.length > 0 && parts.every((part) => part.length > 0) ? list : undefined;
});

export const shardCount = z.literal("auto").or(wholeNumber(1, 9999));

export const timeZone = form("an IANA time zone, e.g. Europe/Amsterdam", (value) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone === "" ? undefined : value;
  } catch {
    return undefined;
  }
});
