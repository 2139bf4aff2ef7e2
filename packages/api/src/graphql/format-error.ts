import { unwrapResolverError } from "@apollo/server/errors";
import type { GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { DomainError } from "@chorestree/atoms/kernel";
import { text } from "@chorestree/atoms/messages";
import { DatabaseBusy } from "@chorestree/core/database";
import { logDefect } from "@chorestree/core/logging";
import { detailOf } from "../http/error-handler.js";

/** The server's own refusals, with codes of ours: its own are not promised over versions. */
const CODES: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: "graphql.unreadable",
  GRAPHQL_VALIDATION_FAILED: "graphql.invalid",
  OPERATION_RESOLUTION_FAILURE: "graphql.invalid",
  PERSISTED_QUERY_NOT_FOUND: "graphql.invalid",
  PERSISTED_QUERY_NOT_SUPPORTED: "graphql.invalid",
  BAD_USER_INPUT: "request.invalid",
  BAD_REQUEST: "request.unreadable",
};

/** Code, words (in English: the server formats without the request at hand) and place; never a stack, a path of ours or SQL. What nobody expected is logged with an id, and the caller gets the id alone. */
export const formatError =
  (logger: Logger) =>
  (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const error = unwrapResolverError(thrown);
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    if (isRefusal(error)) {
      return { message: detailOf(error, "en"), ...place, extensions: { code: error.code, params: error.params } };
    }
    if (error instanceof DatabaseBusy) return { message: text("en", "error.busy"), ...place, extensions: { code: error.code } };
    const known = CODES[String(formatted.extensions?.["code"])];
    if (known !== undefined) return { message: formatted.message, ...place, extensions: { code: known } };
    const id = logDefect(logger, error);
    return { message: `Something went wrong on our side. Ask the operator about ${id}.`, ...place, extensions: { code: "defect", id } };
  };

const isRefusal = (error: unknown): error is DomainError => error instanceof DomainError;
