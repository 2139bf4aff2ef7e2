import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import { DomainError, type ErrorKind } from "@chorestree/atoms/kernel";
import { type Locale, localeOf, textIfKnown } from "@chorestree/atoms/messages";
import { logDefect } from "@chorestree/core/logging";
import { NotSignedIn } from "./doorkeeper.js";
import { type Problem, problemOf } from "./problem.js";

const STATUS: Readonly<Record<ErrorKind, number>> = { invalid: 422, forbidden: 403, not_found: 404, conflict: 409 };

/** The one place where what went wrong becomes HTTP. What nobody expected is logged with an id, and the caller gets the id alone. */
export const errorHandler = (logger: Logger) => (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
  const problem = problemFor(error, localeOf(request.headers["accept-language"])) ?? defect(logger, error);
  if (problem.status === 401) reply.header("www-authenticate", "Bearer");
  return reply.code(problem.status).type("application/problem+json").send(problem);
};

function problemFor(error: FastifyError | Error, locale: Locale): Problem | null {
  if (error instanceof DomainError) {
    const detail = textIfKnown(locale, `error.${error.code}`, sayable(error.params)) ?? error.code;
    return problemOf(STATUS[error.kind], error.code, detail, { params: error.params });
  }
  if (error instanceof NotSignedIn) return problemOf(401, "access.not_signed_in", "Send a personal API token as 'Authorization: Bearer ct_…'. /settings token gives one.");
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({ path: instancePath, message: message ?? "not as expected" }));
    return problemOf(400, "request.invalid", `The ${error.validationContext ?? "request"} is not as the documentation has it.`, { errors });
  }
  const status = "statusCode" in error ? error.statusCode : undefined;
  return status !== undefined && status < 500 ? problemOf(status, "request.refused", error.message) : null;
}

/** A message needs its placeholders; a param a door would fill (a name) is shown as its id. */
const sayable = (params: DomainError["params"]) => {
  const said = Object.entries(params).filter((entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number");
  return { holder: params["holderId"] === undefined ? "" : String(params["holderId"]), ...Object.fromEntries(said) };
};

function defect(logger: Logger, error: Error): Problem {
  const id = logDefect(logger, error);
  return problemOf(500, "defect", `Something went wrong on our side; nothing was half done. Ask the operator about ${id}.`, { id });
}
