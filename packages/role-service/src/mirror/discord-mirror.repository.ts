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

/** What somebody is in a guild, and when Discord last said so. */
export interface Mirrored {
  /** Null for who has left. */
  readonly standing: Standing | null;
  readonly seenAt: Date;
  readonly leftAt: Date | null;
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
    const now = this.clock.now();
    await rows.update({ guildId, userId }, { seenAt: now, leftAt: now, roleIds: [] });
  }

  /**
   * What Discord answered when it was asked because of `known`; no roles for who is not in the guild.
   * False when somebody was seen since: an event or an interaction came while Discord was asked, and is not overwritten.
   * @param askedAt an answer is as old as its question
   */
  async recordAnswer(userId: UserId, known: Mirrored, askedAt: Date, roleIds: readonly string[] | null): Promise<boolean> {
    const { guildId, rows } = this.scope.of(DiscordMember);
    const { affected } = await rows.update(
      { guildId, userId, seenAt: known.seenAt },
      { seenAt: askedAt, leftAt: roleIds ? null : (known.leftAt ?? askedAt), roleIds: [...(roleIds ?? [])] },
    );
    return affected === 1;
  }

  /** The roles of each of them, the one that everybody has left out. */
  async rolesOf(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, readonly string[]>> {
    const { guildId, rows } = this.scope.of(DiscordMember);
    const members = await rows.findBy({ guildId, userId: In([...userIds]) });
    return new Map(members.map(({ userId, roleIds }) => [userId, roleIds]));
  }

  /** What somebody is in the guild in scope; null for who was never seen in it. */
  async find(userId: UserId): Promise<Mirrored | null> {
    const { guildId, rows } = this.scope.of(DiscordMember);
    const member = await rows.findOneBy({ guildId, userId });
    if (!member) return null;
    const { seenAt, leftAt, roleIds } = member;
    return { standing: leftAt ? null : await this.standingOf(userId, roleIds), seenAt, leftAt };
  }

  private async standingOf(userId: UserId, roleIds: readonly string[]): Promise<Standing> {
    return { holder: (await this.isOwner(userId)) || (await this.holdsManagingRole(roleIds)) ? "manager" : "member" };
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
