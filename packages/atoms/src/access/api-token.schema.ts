import { z } from "zod";

export const ApiTokenId = z.uuidv7().brand<"ApiTokenId">();
export type ApiTokenId = z.infer<typeof ApiTokenId>;

/** Where a token was asked for. A start of `npm start` replaces the token of the last start, and only that. */
export const TokenOrigin = z.enum(["settings", "start"]);
export type TokenOrigin = z.infer<typeof TokenOrigin>;

export const CreateTokenInput = z.strictObject({ origin: TokenOrigin });
export type CreateTokenInput = z.infer<typeof CreateTokenInput>;
