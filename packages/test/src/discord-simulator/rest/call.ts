import type { UploadedFile } from "../wire/message-body.js";

/** One request to the REST API, read and authorised. */
export interface Call {
  readonly method: string;
  /** Below `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** A part of the path by its name in the route. @throws Error on a name that the route does not have */
  param(name: string): string;
}

export interface Answer {
  readonly status: number;
  /** None: a 204, which carries no content type either. */
  readonly body?: unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `/channels/:channelId/messages`; the names are what `Call.param` takes. */
  readonly pattern: string;
  /** `token`: the path carries its own secret, as interaction webhooks do. */
  readonly auth: "bot" | "token" | "none";
  readonly handle: (call: Call) => Answer;
}

export const asObject = (body: unknown): Record<string, unknown> =>
  typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};

/** Discord reads `true`, `1` and `True` alike (docs: reference, boolean query strings). */
export const isTrue = (value: string | null): boolean => value !== null && ["true", "1"].includes(value.toLowerCase());
