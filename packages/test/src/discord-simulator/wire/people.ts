import type { APIGuildMember, APIInteractionGuildMember, APIUser } from "discord-api-types/v10";
import { permissionsOf } from "../world/permissions.js";
import type { Guild, GuildChannel, Membership, World } from "../world/world.js";

/** A user as Discord sends one; `bot` only where it is true, as there. */
export function newUser(id: string, name: string, bot = false): APIUser {
  const username = name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, "_");
  const base = { id, username, global_name: bot ? null : name, discriminator: "0", avatar: null };
  return { ...base, public_flags: 0 as NonNullable<APIUser["public_flags"]>, ...(bot ? { bot } : {}) };
}

export function userOf(world: World, userId: string): APIUser {
  const person = world.people[userId];
  if (!person) throw new Error(`the simulated Discord knows no user ${userId}`);
  return person.user;
}

export const displayName = (world: World, member: Membership): string =>
  member.nick ?? userOf(world, member.userId).global_name ?? userOf(world, member.userId).username;

const memberBasics = (member: Membership) => ({
  avatar: null,
  banner: null,
  communication_disabled_until: null,
  flags: 0,
  joined_at: member.joinedAt,
  nick: member.nick,
  pending: false,
  premium_since: null,
  roles: [...member.roles],
});

export const memberJson = (world: World, member: Membership): APIGuildMember => ({
  ...memberBasics(member),
  deaf: false,
  mute: false,
  user: userOf(world, member.userId),
});

/** As it stands in an interaction: with what the member may do in that channel. */
export const interactionMemberJson = (
  world: World,
  guild: Guild,
  member: Membership,
  channel?: GuildChannel,
): APIInteractionGuildMember => ({
  ...memberBasics(member),
  deaf: false,
  mute: false,
  user: userOf(world, member.userId),
  permissions: String(permissionsOf(guild, member, channel)),
});

/** Under `resolved` a member comes without its user, and with permissions. */
export const resolvedMemberJson = (guild: Guild, member: Membership, channel?: GuildChannel) => ({
  ...memberBasics(member),
  permissions: String(permissionsOf(guild, member, channel)),
});
