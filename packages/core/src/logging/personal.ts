export const REDACTED = "[redacted]";

// What must never reach a log, whoever logs it: secrets, and what people typed or are called.
const FORBIDDEN =
  /^(authorization|cookie|set-cookie|.*token|.*secret.*|.*password.*|.*keys?|jwt.*|signature|title|note|notes|reason_?text|comment|content|text|body|username|displayname|nickname|nick|email|query|parameters|input|options|custom_?id|ip|address)$/i;
// ... although they end like one.
const HARMLESS = new Set(["idempotencykey"]);

export const isForbidden = (key: string): boolean => !HARMLESS.has(key.toLowerCase()) && FORBIDDEN.test(key);

const INSIDE_TEXT: readonly (readonly [RegExp, string])[] = [
  // user:password@ in addresses, as drivers quote them when they cannot connect
  [/\/\/[^\s/"\\@]*@/g, "//[redacted]@"],
  [/\b(Bearer|Bot) [\w.~+/=-]{16,}/g, "$1 [redacted]"],
  // Discord's interaction and webhook routes carry their token in the path ("Interactions", "Webhook Resource")
  [/\b(webhooks|interactions)\/(\d+)\/[\w.-]+/g, "$1/$2/[redacted]"],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, "[redacted jwt]"],
  [/([?&](?:code|state|token|sig|signature|ex|hm)=)[^&\s"\\]+/gi, "$1[redacted]"],
];

/** Takes secrets out of running text; changes neither quotes nor backslashes, so a line of JSON stays one. */
export const withoutSecrets = (line: string): string =>
  INSIDE_TEXT.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);

/** Child loggers bind fields without asking the formatter for fields, but they do ask serialisers, by exact name. */
export const boundByName = Object.fromEntries(
  [
    "authorization",
    "cookie",
    "token",
    "secret",
    "password",
    "title",
    "note",
    "comment",
    "content",
    "text",
    "body",
    "email",
    "username",
  ].map((name) => [name, () => REDACTED]),
);
