import { OverwriteType, PermissionFlagsBits } from "discord-api-types/v10";
import type { Guild, GuildChannel, Membership } from "./world.js";

export const ALL_PERMISSIONS: bigint = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What `@everyone` has in a fresh guild, as far as a chores bot can notice. */
export const EVERYONE_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands;

/** The computation of Discord's docs (permissions, overwrites): roles, then administrator, then the channel's overwrites in order. */
export function permissionsOf(guild: Guild, member: Membership, channel?: GuildChannel): bigint {
  if (guild.ownerId === member.userId) return ALL_PERMISSIONS;
  const held = guild.roles.filter((role) => role.id === guild.id || member.roles.includes(role.id));
  const base = held.reduce((all, role) => all | BigInt(role.permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL_PERMISSIONS;
  return channel ? applyOverwrites(base, guild.id, member, channel) : base;
}

function applyOverwrites(base: bigint, everyoneId: string, member: Membership, channel: GuildChannel): bigint {
  const roles = channel.permission_overwrites.filter((overwrite) => overwrite.type === OverwriteType.Role);
  const steps = [
    roles.filter(({ id }) => id === everyoneId),
    roles.filter(({ id }) => id !== everyoneId && member.roles.includes(id)),
    channel.permission_overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === member.userId),
  ];
  return steps.reduce((permissions, step) => {
    const deny = step.reduce((all, overwrite) => all | BigInt(overwrite.deny), 0n);
    const allow = step.reduce((all, overwrite) => all | BigInt(overwrite.allow), 0n);
    return (permissions & ~deny) | allow;
  }, base);
}

export const has = (permissions: bigint, wanted: bigint): boolean => (permissions & wanted) === wanted;

/** `["ManageGuild", "SendMessages"]` as the bit set Discord writes into roles. @throws Error on an unknown name */
export function permissionBits(names: readonly (keyof typeof PermissionFlagsBits)[]): string {
  return String(names.reduce((all, name) => all | PermissionFlagsBits[name], 0n));
}
