import { createHash } from "node:crypto";
import { IsNull, MoreThan } from "typeorm";
import type { ApiTokenId, TokenOrigin } from "@chorestree/atoms/access";
import { ApiToken } from "@chorestree/atoms/access/entity";
import type { UserId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { AcrossGuilds, GuildScope } from "@chorestree/core/database";

/** The only code that touches the `api_token` table. */
@Injectable()
export class ApiTokenRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly acrossGuilds: AcrossGuilds,
  ) {}

  /** Keeps the hash alone. */
  async insert(token: { id: ApiTokenId; userId: UserId; origin: TokenOrigin; secret: string; createdAt: Date }): Promise<void> {
    const { guildId, rows } = this.scope.of(ApiToken);
    const { secret, ...known } = token;
    await rows.insert(rows.create({ guildId, ...known, tokenHash: hashOf(secret), revokedAt: null }));
  }

  async revoke(userId: UserId, origin: TokenOrigin, revokedAt: Date): Promise<void> {
    const { guildId, rows } = this.scope.of(ApiToken);
    await rows.update({ guildId, userId, origin, revokedAt: IsNull() }, { revokedAt });
  }

  /** Whose token this is; null when it is unknown, revoked or replaced. A token names no guild, so this looks over all of them. */
  userOf(secret: string): Promise<UserId | null> {
    return this.acrossGuilds.run("find whose API token this is", async (manager) => {
      const rows = manager.getRepository(ApiToken);
      const found = await rows.findOneBy({ tokenHash: hashOf(secret), revokedAt: IsNull() });
      if (!found) return null;
      // A younger one of the same origin replaces it, wherever it was asked for (ids are UUIDv7).
      const { id, userId, origin } = found;
      return (await rows.existsBy({ id: MoreThan(id), userId, origin })) ? null : userId;
    });
  }
}

/** What is kept instead of the token. It holds 256 random bits, so nobody can try tokens out and a plain hash will do. */
const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
