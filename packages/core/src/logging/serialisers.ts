import { isForbidden, REDACTED, withoutSecrets } from "./personal.js";

const DEEPEST = 4;

const field = (of: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(of, name);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
};

/** PostgreSQL quotes the value it stumbled over (`invalid input syntax for type uuid: "…"`, `Key (title)=(…)`), and that may be anybody's text. */
const unquoted = (message: string): string => message.replace(/: "[^]*"$/, `: "${REDACTED}"`).replace(/\)=\([^]*?\)/g, `)=(${REDACTED})`);

const isErrorLike = (value: unknown): value is { readonly message: string; readonly stack: string } =>
  typeof value === "object" &&
  value !== null &&
  typeof Reflect.get(value, "message") === "string" &&
  typeof Reflect.get(value, "stack") === "string";

/** Type, message, code, stack and cause, nothing else: drivers hang whole queries and requests on their errors. */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!isErrorLike(error)) return loggedValue(error);
  const code = field(error, "code");
  const cause: unknown = Reflect.get(error, "cause");
  // The first line of a stack repeats the message as it was.
  const frames = error.stack.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    message: withoutSecrets(unquoted(error.message)),
    ...(code === undefined ? {} : { code }),
    stack: frames.join("\n"),
    ...(isErrorLike(cause) && depth < DEEPEST ? { cause: loggedError(cause, depth + 1) } : {}),
  };
}

/** Titles may hold colours for the terminal and line breaks: shown, not obeyed. */
const printable = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** Plain data with what is personal or secret replaced by name; deep or strange things are only named. */
export function loggedValue(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return printable(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "function" || typeof value === "symbol") return `[${typeof value}]`;
  if (typeof value !== "object" || value === null) return value;
  if (isErrorLike(value)) return loggedError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= DEEPEST) return "[deeper]";
  if (Array.isArray(value)) return value.map((item) => loggedValue(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isForbidden(key) ? REDACTED : loggedValue(item, depth + 1)]));
}

interface LoggedRequest {
  readonly method?: string;
  readonly path?: string;
}

/** Of a request: what was asked for, not what was in it. Queries of addresses carry codes and search words. */
export const loggedRequest = (request: unknown): LoggedRequest => {
  if (typeof request !== "object" || request === null) return {};
  const method = field(request, "method");
  const path = field(request, "url")?.split("?")[0];
  return { ...(method === undefined ? {} : { method }), ...(path === undefined ? {} : { path: printable(path) }) };
};

export const loggedReply = (reply: unknown): { readonly statusCode?: number } => {
  const statusCode: unknown = typeof reply === "object" && reply !== null ? Reflect.get(reply, "statusCode") : undefined;
  return typeof statusCode === "number" ? { statusCode } : {};
};
