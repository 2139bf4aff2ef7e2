import { z } from "zod";

/** Visible ASCII, so that a key means the same in every log, header and table. */
export const ActHeaders = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "1 to 200 visible ASCII characters")
    .optional()
    .describe("The same key gets the same answer, and the act is done once."),
});
