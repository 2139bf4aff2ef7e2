import { z } from "zod";
import { ApiTokenId, TokenOrigin } from "@chorestree/atoms/access";
import { defineEvent } from "./define-event.js";

export const TokenCreated = defineEvent("token.created", 1, "tokenId", z.object({ tokenId: ApiTokenId, origin: TokenOrigin }));
