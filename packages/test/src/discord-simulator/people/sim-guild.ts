import type { APIOverwrite, PermissionFlagsBits } from "discord-api-types/v10";
import { channelsOf } from "../wire/guild.js";
import { permissionBits } from "../world/permissions.js";
import type { Guild, GuildChannel, Membership } from "../world/world.js";
import { SimMember, type Stage } from "./sim-member.js";
import { SimMessage } from "./sim-message.js";

type PermissionName = keyof typeof PermissionFlagsBits;

/** A guild and what its people do to it. Iterating gives its members in the order they came: `const [mia, sam] = guild`. */
export class SimGuild {
  private readonly known = new Map<string, SimMember>();

  constructor(
    private readonly stage: Stage,
    private readonly guild: Guild,
  ) {}

  get id(): string {
    return this.guild.id;
  }
  get name(): string {
    return this.guild.name;
  }
  get channelId(): string {
    return this.channel("chores").id;
  }
  get owner(): SimMember {
    return this.memberById(this.guild.ownerId);
  }

  *[Symbol.iterator](): Iterator<SimMember> {
    for (const { userId } of this.guild.members) if (!this.stage.world.people[userId]?.user.bot) yield this.memberById(userId);
  }

  /** @throws Error when nobody here is called that */
  member(name: string): SimMember {
    const found = [...this].find((member) => member.name === name);
    if (!found) throw new Error(`nobody in ${this.name} is called ${name}`);
    return found;
  }

  addMember(name: string, options: { locale?: string } = {}): SimMember {
    const { user } = this.stage.guilds.person(name, options.locale);
    if (!this.guild.members.some(({ userId }) => userId === user.id)) this.stage.guilds.join(this.guild, user.id);
    return this.memberById(user.id);
  }

  removeMember(name: string): void {
    this.stage.guilds.leave(this.guild, this.member(name).id);
  }

  rename(name: string): void {
    this.stage.guilds.changed(this.guild, { name });
  }
  setLocale(locale: string): void {
    this.stage.guilds.changed(this.guild, { locale });
  }
  giveTo(name: string): void {
    this.stage.guilds.changed(this.guild, { ownerId: this.member(name).id });
  }
  nickname(name: string, nick: string | null): void {
    this.stage.guilds.changeMember(this.guild, this.membership(name), { nick });
  }

  /** The bot's own nickname here. */
  renameBot(nick: string | null): void {
    const bot = this.guild.members.find(({ userId }) => userId === this.stage.world.application.id);
    if (bot) this.stage.guilds.changeMember(this.guild, bot, { nick });
  }

  /** Makes the role, or changes what an existing one of that name may do. Returns its id. */
  role(name: string, permissions: readonly PermissionName[] = []): string {
    const bits = permissionBits(permissions);
    const existing = this.guild.roles.find((role) => role.name === name);
    if (existing) this.stage.guilds.changeRole(this.guild, existing, { permissions: bits });
    return (existing ?? this.stage.guilds.addRole(this.guild, name, bits)).id;
  }

  removeRole(name: string): void {
    this.stage.guilds.removeRole(this.guild, this.roleNamed(name));
  }

  giveRole(member: string, role: string): void {
    const membership = this.membership(member);
    const roles = [...new Set([...membership.roles, this.roleNamed(role).id])];
    this.stage.guilds.changeMember(this.guild, membership, { roles });
  }

  takeRole(member: string, role: string): void {
    const membership = this.membership(member);
    const roles = membership.roles.filter((id) => id !== this.roleNamed(role).id);
    this.stage.guilds.changeMember(this.guild, membership, { roles });
  }

  /** What the bot's own role may do from now on. */
  allowBot(permissions: readonly PermissionName[]): void {
    const botRole = this.guild.roles.find((role) => role.tags?.bot_id === this.stage.world.application.id);
    if (botRole) this.stage.guilds.changeRole(this.guild, botRole, { permissions: permissionBits(permissions) });
  }

  /** Drags the bot's role above all others, as an owner does it in the server settings: only then may it give them. */
  raiseBot(): void {
    const highest = Math.max(...this.guild.roles.map(({ position }) => position));
    const botRole = this.guild.roles.find((role) => role.tags?.bot_id === this.stage.world.application.id);
    if (botRole) this.stage.guilds.changeRole(this.guild, botRole, { position: highest + 1 });
  }

  addChannel(name: string, overwrites: APIOverwrite[] = []): GuildChannel {
    return this.stage.guilds.addChannel(this.guild, name, overwrites);
  }

  removeChannel(name: string): void {
    this.stage.guilds.removeChannel(this.guild, this.channel(name));
  }

  /** @throws Error when there is none of that name */
  channel(name: string): GuildChannel {
    const found = channelsOf(this.stage.world, this.guild.id).find((channel) => channel.name === name);
    if (!found) throw new Error(`${this.name} has no channel #${name}`);
    return found;
  }

  /** What everybody sees in the channel, oldest first. */
  messages(channel = "chores"): SimMessage[] {
    return this.stage.messages.inChannel(this.channel(channel).id).map((message) => new SimMessage(this.stage.world, message));
  }

  /** An outage at Discord: the guild is unavailable, not left. */
  goesDown(): void {
    this.stage.guilds.vanish(this.guild, "outage");
  }
  comesBack(): void {
    this.stage.guilds.appear(this.guild);
  }
  removesBot(): void {
    this.stage.guilds.vanish(this.guild, "bot removed");
  }
  invitesBot(): void {
    this.stage.guilds.appear(this.guild);
  }

  private memberById(userId: string): SimMember {
    const name = this.stage.world.people[userId]?.user.global_name ?? userId;
    const member = this.known.get(userId) ?? new SimMember(this.stage, this.guild, userId, name, () => this.channel("chores"));
    this.known.set(userId, member);
    return member;
  }

  private membership(name: string): Membership {
    const { id } = this.member(name);
    const found = this.guild.members.find(({ userId }) => userId === id);
    if (!found) throw new Error(`${name} is not in ${this.name}`);
    return found;
  }

  private roleNamed(name: string) {
    const found = this.guild.roles.find((role) => role.name === name);
    if (!found) throw new Error(`${this.name} has no role ${name}`);
    return found;
  }
}
