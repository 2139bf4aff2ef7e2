import { GatewayIntentBits, PermissionFlagsBits, type APIOverwrite, type APIRole } from "discord-api-types/v10";
import type { Clock } from "@chorestree/atoms/kernel";
import type { Gateway } from "../gateway/gateway.js";
import { guildCreateJson, guildJson, newRole } from "../wire/guild.js";
import { memberJson, newUser, userOf } from "../wire/people.js";
import { EVERYONE_PERMISSIONS } from "./permissions.js";
import type { Snowflakes } from "./snowflakes.js";
import type { Guild, GuildChannel, Membership, Person } from "./world.js";
import type { WorldStore } from "./world-store.js";

/** What the bot was invited with; more is asked for by giving its role more. */
export const BOT_PERMISSIONS = EVERYONE_PERMISSIONS | PermissionFlagsBits.ManageRoles;

/** The only writer of people, guilds, channels, roles and memberships; each change is announced. */
export class Guilds {
  constructor(
    private readonly store: WorldStore,
    private readonly snowflakes: Snowflakes,
    private readonly clock: Clock,
    private readonly gateway: Gateway,
  ) {}

  /** One person has one account, whichever guilds they are in. */
  person(name: string, locale = "en-US"): Person {
    const found = Object.values(this.store.world.people).find(({ user }) => !user.bot && user.global_name === name);
    return found ?? this.addPerson({ user: newUser(this.snowflakes.next(), name), locale, acceptsDirectMessages: true });
  }

  addPerson(person: Person): Person {
    this.store.world.people[person.user.id] = person;
    this.store.changed();
    return person;
  }

  found(name: string, ownerId: string, memberIds: readonly string[], locale: string, id: string): Guild {
    const botId = this.store.world.application.id;
    const bot = userOf(this.store.world, botId).username;
    const botRole = newRole(this.snowflakes.next(), bot, String(BOT_PERMISSIONS), 1, botId);
    const guild: Guild = {
      id,
      name,
      ownerId,
      locale,
      available: false,
      botInside: false,
      channelIds: [],
      roles: [newRole(id, "@everyone", String(EVERYONE_PERMISSIONS), 0), botRole],
      members: [...memberIds.map((userId) => this.membership(userId)), { ...this.membership(botId), roles: [botRole.id] }],
    };
    this.store.world.guilds[id] = guild;
    this.addChannel(guild, "chores");
    this.appear(guild);
    return guild;
  }

  addChannel(guild: Guild, name: string, overwrites: APIOverwrite[] = []): GuildChannel {
    const channel: GuildChannel = {
      id: this.snowflakes.next(),
      type: 0,
      guild_id: guild.id,
      name,
      topic: null,
      position: guild.channelIds.length,
      permission_overwrites: overwrites,
      parent_id: null,
      nsfw: false,
      rate_limit_per_user: 0,
      last_message_id: null,
    };
    this.store.world.channels[channel.id] = channel;
    guild.channelIds.push(channel.id);
    this.tell(guild, "CHANNEL_CREATE", GatewayIntentBits.Guilds, channel);
    return channel;
  }

  removeChannel(guild: Guild, channel: GuildChannel): void {
    delete this.store.world.channels[channel.id];
    guild.channelIds.splice(guild.channelIds.indexOf(channel.id), 1);
    this.tell(guild, "CHANNEL_DELETE", GatewayIntentBits.Guilds, channel);
  }

  changed(guild: Guild, change: Partial<Pick<Guild, "name" | "locale" | "ownerId">>): void {
    Object.assign(guild, change);
    this.tell(guild, "GUILD_UPDATE", GatewayIntentBits.Guilds, guildJson(guild));
  }

  join(guild: Guild, userId: string): Membership {
    const member = this.membership(userId);
    guild.members.push(member);
    this.tell(guild, "GUILD_MEMBER_ADD", GatewayIntentBits.GuildMembers, { ...memberJson(this.store.world, member), guild_id: guild.id });
    return member;
  }

  leave(guild: Guild, userId: string): void {
    const index = guild.members.findIndex((member) => member.userId === userId);
    if (index < 0) return;
    guild.members.splice(index, 1);
    const user = userOf(this.store.world, userId);
    this.tell(guild, "GUILD_MEMBER_REMOVE", GatewayIntentBits.GuildMembers, { guild_id: guild.id, user });
  }

  changeMember(guild: Guild, member: Membership, change: Partial<Pick<Membership, "nick" | "roles">>): void {
    Object.assign(member, change);
    // A bot hears of its own changes without the intent (docs: gateway, caveats).
    const intent = member.userId === this.store.world.application.id ? 0 : GatewayIntentBits.GuildMembers;
    this.tell(guild, "GUILD_MEMBER_UPDATE", intent, { ...memberJson(this.store.world, member), guild_id: guild.id });
  }

  addRole(guild: Guild, name: string, permissions: string): APIRole {
    const role = newRole(this.snowflakes.next(), name, permissions, guild.roles.length);
    guild.roles.push(role);
    this.tell(guild, "GUILD_ROLE_CREATE", GatewayIntentBits.Guilds, { guild_id: guild.id, role });
    return role;
  }

  changeRole(guild: Guild, role: APIRole, change: Partial<Pick<APIRole, "name" | "permissions" | "position">>): void {
    Object.assign(role, change);
    this.tell(guild, "GUILD_ROLE_UPDATE", GatewayIntentBits.Guilds, { guild_id: guild.id, role });
  }

  /** Members lose the role at once, and without an event each: so it is at Discord. */
  removeRole(guild: Guild, role: APIRole): void {
    guild.roles.splice(guild.roles.indexOf(role), 1);
    for (const member of guild.members) member.roles = member.roles.filter((id) => id !== role.id);
    this.tell(guild, "GUILD_ROLE_DELETE", GatewayIntentBits.Guilds, { guild_id: guild.id, role_id: role.id });
  }

  /** The bot comes in, or the guild is back after an outage. */
  appear(guild: Guild): void {
    const botId = this.store.world.application.id;
    guild.available = true;
    guild.botInside = true;
    if (!guild.members.some(({ userId }) => userId === botId)) guild.members.push(this.membership(botId));
    this.tell(guild, "GUILD_CREATE", GatewayIntentBits.Guilds, (intents: number) =>
      guildCreateJson(this.store.world, guild, (intents & GatewayIntentBits.GuildPresences) !== 0, 50),
    );
  }

  /** `unavailable` stands only in an outage; without it the bot was removed (docs: gateway events, guild delete). */
  vanish(guild: Guild, why: "outage" | "bot removed"): void {
    this.tell(guild, "GUILD_DELETE", GatewayIntentBits.Guilds, { id: guild.id, ...(why === "outage" ? { unavailable: true } : {}) });
    if (why === "outage") guild.available = false;
    else {
      guild.botInside = false;
      const bot = guild.members.findIndex(({ userId }) => userId === this.store.world.application.id);
      if (bot >= 0) guild.members.splice(bot, 1);
    }
    this.store.changed();
  }

  private membership(userId: string): Membership {
    return { userId, nick: null, roles: [], joinedAt: this.clock.now().toISOString() };
  }

  private tell(guild: Guild, name: string, intent: number, data: object | ((intents: number) => object)): void {
    this.store.changed();
    if (guild.botInside && guild.available) this.gateway.announce({ name, guildId: guild.id, intent, data });
  }
}
