import type { GuildFacts, GuildId } from "@chorestree/atoms/guild";
import { Clock } from "@chorestree/atoms/kernel";
import type { UserId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { UnitOfWork } from "@chorestree/core/database";
import { GuildRepository } from "@chorestree/molecules/guild";
import { DiscordMirror, type RoleFacts } from "@chorestree/role-service/mirror";

/** A server as the gateway shows it. */
export interface DiscordGuildFacts extends GuildFacts {
  readonly guildId: GuildId;
  readonly ownerId: UserId;
  readonly roles: readonly RoleFacts[];
}

/** Keeps what we know of a server in step with Discord. Nobody acts here: Discord tells. */
@Injectable()
export class MirrorGuild {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly guilds: GuildRepository,
    private readonly mirror: DiscordMirror,
    private readonly clock: Clock,
  ) {}

  seen({ guildId, ownerId, roles, ...facts }: DiscordGuildFacts): Promise<void> {
    return this.unitOfWork.run(guildId, "guild.seen", async () => {
      await this.guilds.admit(facts);
      await this.mirror.recordGuild(ownerId, roles);
    });
  }

  /** An outage of Discord's: nothing is deleted. */
  unavailable(guildId: GuildId): Promise<void> {
    return this.unitOfWork.run(guildId, "guild.unavailable", () => this.guilds.mark("unavailable", null));
  }

  /** The bot was removed: the data stays until retention ends, unless the guild returns. */
  removed(guildId: GuildId): Promise<void> {
    return this.unitOfWork.run(guildId, "guild.removed", () => this.guilds.mark("removed", this.clock.now()));
  }

  roleSeen(guildId: GuildId, role: RoleFacts): Promise<void> {
    return this.unitOfWork.run(guildId, "guild.role-seen", () => this.mirror.recordRole(role));
  }

  roleDeleted(guildId: GuildId, roleId: string): Promise<void> {
    return this.unitOfWork.run(guildId, "guild.role-deleted", () => this.mirror.forgetRole(roleId));
  }
}
