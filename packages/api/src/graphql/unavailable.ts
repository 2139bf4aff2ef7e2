import type { ApolloServerPlugin } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import { isPassing } from "../http/retry-after.js";
import type { GraphqlContext } from "./context.js";

/** 503 with `Retry-After` where nothing could be answered now: the database is busy, Discord away. A part that was answered is worth its 200. */
export const unavailable: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ errors, response: { body, http } }) => {
      const passing = errors?.map(unwrapResolverError).find(isPassing);
      if (!passing || body.kind !== "single" || hasAnswer(body.singleResult.data)) return;
      http.status = 503;
      http.headers.set("retry-after", String(passing.retryAfterSeconds));
    },
  }),
};

const hasAnswer = (data: Readonly<Record<string, unknown>> | null | undefined): boolean =>
  Object.values(data ?? {}).some((field) => field !== null);
