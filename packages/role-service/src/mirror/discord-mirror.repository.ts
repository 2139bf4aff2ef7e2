import { In, Not } from "typeorm";
import { DiscordGuild, DiscordMember, DiscordRole } from "@chorestree/atoms/access/entity";
import { Clock } from "@chorestree/atoms/kernel";
import type { UserId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { managesGuild } from "../catalogue/discord-permissions.js";
import type { Standing } from "../check/standing.js";

export interface RoleFacts {
  readonly roleId: string;
  /** Permission bits, decimal text. */
  readonly permissions: string;
}

/** What Discord last said of owner, roles and members: written from gateway events and interactions, read where no interaction speaks. */
@Injectable()
export class DiscordMirror {
  constructor(
    private readonly scope: GuildScope,
    private readonly clock: Clock,
  ) {}

  async recordGuild(ownerId: UserId, roles: readonly RoleFacts[]): Promise<void> {
    const { guildId, rows } = this.scope.of(DiscordGuild);
    await rows.upsert(rows.create({ guildId, ownerId }), ["guildId"]);
    await this.scope.of(DiscordRole).rows.delete({ guildId, roleId: Not(In(roles.map((role) => role.roleId))) });
    for (const role of roles) await this.recordRole(role);
  }

  async recordRole({ roleId, permissions }: RoleFacts): Promise<void> {
    const { guildId, rows } = this.scope.of(DiscordRole);
    await rows.upsert(rows.create({ guildId, roleId, permissions }), ["guildId", "roleId"]);
  }

  async forgetRole(roleId: string): Promise<void> {
    const { guildId, rows } = this.scope.of(DiscordRole);
    await rows.delete({ guildId, roleId });
  }

  async recordMember(userId: UserId, roleIds: readonly string[]): Promise<void> {
    const { guildId, rows } = this.scope.of(DiscordMember);
    await rows.upsert(rows.create({ guildId, userId, roleIds: [...roleIds], seenAt: this.clock.now(), leftAt: null }), [
      "guildId",
      "userId",
    ]);
  }

  async recordLeft(userId: UserId): Promise<void> {
    const { guildId, rows } = this.scope.of(DiscordMember);
    await rows.update({ guildId, userId }, { leftAt: this.clock.now(), roleIds: [] });
  }

  /** What somebody is in the guild in scope; null for who is not in it. */
  async standingOf(userId: UserId): Promise<Standing | null> {
    const { guildId, rows } = this.scope.of(DiscordMember);
    const member = await rows.findOneBy({ guildId, userId });
    if (!member || member.leftAt) return null;
    return { holder: (await this.isOwner(userId)) || (await this.holdsManagingRole(member.roleIds)) ? "manager" : "member" };
  }

  private isOwner(ownerId: UserId): Promise<boolean> {
    const { guildId, rows } = this.scope.of(DiscordGuild);
    return rows.existsBy({ guildId, ownerId });
  }

  /** The role everyone holds has the guild's own id (Discord docs: Topics > Permissions) and is in nobody's list. */
  private async holdsManagingRole(roleIds: readonly string[]): Promise<boolean> {
    const { guildId, rows } = this.scope.of(DiscordRole);
    const held = await rows.findBy({ guildId, roleId: In([guildId, ...roleIds]) });
    return held.some((role) => managesGuild(role.permissions));
  }
}
