import { z } from "zod";
import { ActHeaders } from "./idempotency-key.js";

/** An edit may say which version was looked at, as `ETag` gave it: a later one refuses the edit. */
export const EditHeaders = ActHeaders.extend({
  "if-match": z
    .string()
    .regex(/^"\d{1,9}"$/, 'an ETag as it was given, e.g. "3"')
    .optional()
    .describe("The ETag of the version that was looked at."),
});

export const versionOf = (headers: z.infer<typeof EditHeaders>): { version?: number } =>
  headers["if-match"] === undefined ? {} : { version: Number(headers["if-match"].slice(1, -1)) };
