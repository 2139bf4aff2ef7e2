import type {
  APIGuild,
  GatewayGuildMemberAddDispatchData,
  GatewayGuildMemberUpdateDispatchData,
  GatewayGuildMemberRemoveDispatchData,
  GatewayGuildRoleDeleteDispatchData,
  GatewayGuildRoleUpdateDispatchData,
} from "discord.js";
import { GuildId } from "@chorestree/atoms/guild";
import { UserId } from "@chorestree/atoms/member";
import { localeOf } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";

/** What the gateway tells of servers, roles and people, in our words. */
export class GuildNews {
  constructor(
    private readonly organisms: Pick<Organisms, "mirrorGuild" | "recogniseMember">,
    private readonly defaultTimeZone: string,
  ) {}

  /** Discord may show a guild it cannot reach, with nothing but its id (Discord docs: Gateway Events > Guild Create). */
  guildSeen(guild: Pick<APIGuild, "id" | "owner_id" | "preferred_locale" | "roles"> & { readonly unavailable?: boolean }): Promise<void> {
    if (guild.unavailable) return this.organisms.mirrorGuild.unavailable(GuildId.parse(guild.id));
    return this.organisms.mirrorGuild.seen({
      guildId: GuildId.parse(guild.id),
      ownerId: UserId.parse(guild.owner_id),
      locale: localeOf(guild.preferred_locale),
      timeZone: this.defaultTimeZone,
      roles: guild.roles.map((role) => ({ roleId: role.id, permissions: role.permissions })),
    });
  }

  /** `unavailable` is an outage of Discord's; without it the bot was removed (Discord docs: Gateway Events > Guild Delete). */
  guildGone({ id, unavailable }: { id: string; unavailable?: boolean }): Promise<void> {
    const guildId = GuildId.parse(id);
    return unavailable ? this.organisms.mirrorGuild.unavailable(guildId) : this.organisms.mirrorGuild.removed(guildId);
  }

  roleSeen({ guild_id, role }: GatewayGuildRoleUpdateDispatchData): Promise<void> {
    return this.organisms.mirrorGuild.roleSeen(GuildId.parse(guild_id), { roleId: role.id, permissions: role.permissions });
  }

  roleDeleted({ guild_id, role_id }: GatewayGuildRoleDeleteDispatchData): Promise<void> {
    return this.organisms.mirrorGuild.roleDeleted(GuildId.parse(guild_id), role_id);
  }

  /** Somebody joined, or changed name or roles; what they are called in the guild is their nickname first. */
  async memberSeen({
    guild_id,
    user,
    nick,
    roles,
  }: GatewayGuildMemberAddDispatchData | GatewayGuildMemberUpdateDispatchData): Promise<void> {
    if (user.bot) return;
    const displayName = nick ?? user.global_name ?? user.username;
    const person = { guildId: GuildId.parse(guild_id), userId: UserId.parse(user.id), displayName, roleIds: roles };
    await this.organisms.recogniseMember.execute(person, { locale: "en", timeZone: this.defaultTimeZone });
  }

  memberLeft({ guild_id, user }: GatewayGuildMemberRemoveDispatchData): Promise<void> {
    return this.organisms.recogniseMember.left({ guildId: GuildId.parse(guild_id), userId: UserId.parse(user.id) });
  }
}
