import { GatewayIntentBits, PermissionFlagsBits } from "discord-api-types/v10";
import { startsWith } from "../gateway/members-chunks.js";
import type { Problems } from "../problems.js";
import { channelsOf, guildJson } from "../wire/guild.js";
import { memberJson } from "../wire/people.js";
import type { Guilds } from "../world/guilds.js";
import { has, permissionsOf } from "../world/permissions.js";
import type { Guild, Membership, World } from "../world/world.js";
import { noContent, ok, type Answer, type Call, type Route } from "./call.js";
import { missingAccess, missingPermissions, unknownGuild, unknownMember, unknownRole } from "./rest-error.js";

/** Reading guilds, members and roles, and giving and taking roles (docs: guild). */
export class GuildRoutes {
  constructor(
    private readonly world: World,
    private readonly guilds: Guilds,
    private readonly problems: Problems,
    private readonly privilegedIntents: number,
  ) {}

  routes(): Route[] {
    const role = "/guilds/:guildId/members/:userId/roles/:roleId";
    return [
      { method: "GET", pattern: "/guilds/:guildId", auth: "bot", handle: (call) => ok(this.get(call)) },
      {
        method: "GET",
        pattern: "/guilds/:guildId/channels",
        auth: "bot",
        handle: (call) => ok(channelsOf(this.world, this.guild(call).id)),
      },
      { method: "GET", pattern: "/guilds/:guildId/roles", auth: "bot", handle: (call) => ok(this.guild(call).roles) },
      { method: "GET", pattern: "/guilds/:guildId/roles/:roleId", auth: "bot", handle: (call) => ok(this.role(call)) },
      { method: "GET", pattern: "/guilds/:guildId/members", auth: "bot", handle: (call) => ok(this.list(call)) },
      { method: "GET", pattern: "/guilds/:guildId/members/search", auth: "bot", handle: (call) => ok(this.search(call)) },
      {
        method: "GET",
        pattern: "/guilds/:guildId/members/:userId",
        auth: "bot",
        handle: (call) => ok(memberJson(this.world, this.member(call))),
      },
      { method: "PUT", pattern: role, auth: "bot", handle: (call) => this.changeRoles(call, (roles, id) => [...new Set([...roles, id])]) },
      {
        method: "DELETE",
        pattern: role,
        auth: "bot",
        handle: (call) => this.changeRoles(call, (roles, id) => roles.filter((r) => r !== id)),
      },
    ];
  }

  private get(call: Call) {
    const guild = this.guild(call);
    const counts =
      call.query.get("with_counts") === "true" ? { approximate_member_count: guild.members.length, approximate_presence_count: 0 } : {};
    return { ...guildJson(guild), ...counts };
  }

  /** The whole list needs the privileged members intent, switched on in the portal (docs: gateway, HTTP restrictions). */
  private list(call: Call) {
    const guild = this.guild(call);
    if ((this.privilegedIntents & GatewayIntentBits.GuildMembers) === 0)
      throw this.forbidden("listing members without the intent", missingAccess());
    const limit = Math.min(1_000, Number(call.query.get("limit") ?? 1));
    const after = BigInt(call.query.get("after") ?? 0);
    const sorted = guild.members
      .filter(({ userId }) => BigInt(userId) > after)
      .sort((a, b) => (BigInt(a.userId) < BigInt(b.userId) ? -1 : 1));
    return sorted.slice(0, limit).map((member) => memberJson(this.world, member));
  }

  private search(call: Call) {
    const limit = Math.min(1_000, Number(call.query.get("limit") ?? 1));
    const found = this.guild(call).members.filter((member) => startsWith(this.world, member, call.query.get("query") ?? ""));
    return found.slice(0, limit).map((member) => memberJson(this.world, member));
  }

  private changeRoles(call: Call, change: (roles: string[], id: string) => string[]): Answer {
    const guild = this.guild(call);
    const role = this.role(call);
    const member = this.member(call);
    if (!this.mayManage(guild, role.position) || role.managed || role.id === guild.id) {
      throw this.forbidden(`changing role ${role.name}`, missingPermissions());
    }
    this.guilds.changeMember(guild, member, { roles: change(member.roles, role.id) });
    return noContent;
  }

  /** Manage Roles, and only below one's own highest role (docs: permissions, permission hierarchy). */
  private mayManage(guild: Guild, position: number): boolean {
    const bot = guild.members.find(({ userId }) => userId === this.world.application.id);
    if (!bot) return false;
    const highest = Math.max(0, ...guild.roles.filter(({ id }) => bot.roles.includes(id)).map((role) => role.position));
    return has(permissionsOf(guild, bot), PermissionFlagsBits.ManageRoles) && highest > position;
  }

  private guild(call: Call): Guild {
    const guild = this.world.guilds[call.param("guildId")];
    if (!guild?.botInside) throw unknownGuild();
    return guild;
  }

  private member(call: Call): Membership {
    const member = this.guild(call).members.find(({ userId }) => userId === call.param("userId"));
    if (!member) throw unknownMember();
    return member;
  }

  private role(call: Call) {
    const role = this.guild(call).roles.find(({ id }) => id === call.param("roleId"));
    if (!role) throw unknownRole();
    return role;
  }

  private forbidden(what: string, error: Error): Error {
    this.problems.mistake("missing permission", what);
    return error;
  }
}
