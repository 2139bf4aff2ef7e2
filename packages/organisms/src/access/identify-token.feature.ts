import { looksLikeApiToken } from "@chorestree/atoms/access";
import type { UserId } from "@chorestree/atoms/member";
import { ApiTokenRepository } from "@chorestree/molecules/access";
import { Feature } from "../kernel/feature.js";

/** Whose personal API token this is. What they may do with it is decided in each guild. */
@Feature("token.identify")
export class IdentifyToken {
  constructor(private readonly tokens: ApiTokenRepository) {}

  /** Null for what is no token, unknown or revoked: the three cannot be told apart. */
  async execute(secret: string): Promise<UserId | null> {
    return looksLikeApiToken(secret) ? this.tokens.userOf(secret) : null;
  }
}
