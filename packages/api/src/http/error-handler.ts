import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import { type DomainError, type ErrorKind, isDomainError } from "@chorestree/atoms/kernel";
import { type Locale, localeOf, text, textIfKnown } from "@chorestree/atoms/messages";
import { DatabaseBusy, OutcomeUnknown } from "@chorestree/core/database";
import { logDefect } from "@chorestree/core/logging";
import { type Problem, PROBLEM_TYPE, problemOf } from "./problem.js";
import { HttpRefusal } from "./refusals.js";
import { isPassing } from "./retry-after.js";

const STATUS: Readonly<Record<ErrorKind, number>> = { invalid: 422, forbidden: 403, not_found: 404, conflict: 409, unavailable: 503 };

/** What the framework refuses by itself, with codes and words of ours: its own change with its version. */
const FRAMEWORK: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, "request.too_large", "The body is larger than this address takes."],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, "request.media_type", "Send the body as application/json."],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, "request.unreadable", "The body is empty; send JSON, or no content-type."],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, "request.unreadable", "The body is not JSON."],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, "request.unreadable", "The body is not as long as content-length says."],
  FST_ERR_BAD_URL: [400, "request.bad_url", "The address cannot be decoded."],
  FST_ERR_MAX_PARAM_LENGTH: [414, "request.bad_url", "A part of the address is too long."],
};

const UNKNOWN =
  "It was done, or it was not: the connection broke at that moment. The same request with the same Idempotency-Key settles it.";

/** The one place where what went wrong becomes HTTP. What nobody expected is logged with an id, and the caller gets the id alone. */
export const errorHandler = (logger: Logger) => (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
  if (error instanceof HttpRefusal) reply.headers(error.headers);
  if (isPassing(error)) reply.header("retry-after", error.retryAfterSeconds);
  const problem = preconditioned(problemFor(error, readerOf(request)), request) ?? defect(logger, error);
  return reply.code(problem.status).type(PROBLEM_TYPE).send(problem);
};

/** Who said by If-Match which version they looked at is told by 412 that there is a later one (RFC 9110, 13.1.1). */
const preconditioned = (problem: Problem | null, { headers }: FastifyRequest): Problem | null =>
  problem?.status === 409 && problem.code.endsWith(".changed") && headers["if-match"] !== undefined
    ? { ...problem, ...problemOf(412, problem.code, problem.detail) }
    : problem;

/** What can be said of a refusal in the reader's language; null for a defect. */
export function problemFor(error: FastifyError | Error, locale: Locale): Problem | null {
  if (isDomainError(error)) return problemOf(STATUS[error.kind], error.code, detailOf(error, locale), { params: error.params });
  if (error instanceof HttpRefusal) return problemOf(error.status, error.code, error.detail);
  if (error instanceof DatabaseBusy) return problemOf(503, error.code, text(locale, "error.busy"));
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({ path: instancePath, message: message ?? "not as expected" }));
    return problemOf(400, "request.invalid", `The ${error.validationContext ?? "request"} is not as the documentation has it.`, { errors });
  }
  const known = "code" in error ? FRAMEWORK[error.code] : undefined;
  if (known) return problemOf(...known);
  const status = "statusCode" in error ? error.statusCode : undefined;
  if (status === 400) return problemOf(400, "request.unreadable", "The request cannot be read.");
  return status !== undefined && status < 500 ? problemOf(status, "request.refused", "The request is refused.") : null;
}

export const detailOf = (error: DomainError, locale: Locale): string =>
  textIfKnown(locale, `error.${error.code}`, sayable(error.params, locale)) ?? error.code;

/** The first language of the list: we speak two, so the weights of the others tell nothing more. */
export const readerOf = (request: FastifyRequest): Locale => localeOf(/^[a-z]+/i.exec(request.headers["accept-language"] ?? "")?.[0]);

/** A message needs its placeholders; a param a door would fill (a name) is shown as its id. */
function sayable(params: DomainError["params"], locale: Locale): Readonly<Record<string, string | number>> {
  const said = Object.entries(params).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number",
  );
  const holder = String(params["holderId"] ?? "");
  const last = textIfKnown(locale, `history.${String(params["act"])}`, { name: holder }) ?? "";
  return { holder, last, words: "none", ...Object.fromEntries(said) };
}

function defect(logger: Logger, error: Error): Problem {
  const id = logDefect(logger, error);
  if (error instanceof OutcomeUnknown) return problemOf(500, "defect", `${UNKNOWN} Ask the operator about ${id}.`, { id });
  return problemOf(500, "defect", `Something went wrong on our side; nothing was half done. Ask the operator about ${id}.`, { id });
}
