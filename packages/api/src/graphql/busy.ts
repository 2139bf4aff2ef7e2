import type { ApolloServerPlugin } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import { DatabaseBusy } from "@chorestree/core/database";
import type { GraphqlContext } from "./context.js";

/** 503 with `Retry-After` where the database was too busy to answer anything; a part that was answered is worth its 200. */
export const busyIsUnavailable: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ errors, response: { body, http } }) => {
      const busy = errors?.map(unwrapResolverError).find((error) => error instanceof DatabaseBusy);
      if (!busy || body.kind !== "single" || hasAnswer(body.singleResult.data)) return;
      http.status = 503;
      http.headers.set("retry-after", String(busy.retryAfterSeconds));
    },
  }),
};

const hasAnswer = (data: Readonly<Record<string, unknown>> | null | undefined): boolean =>
  Object.values(data ?? {}).some((field) => field !== null);
