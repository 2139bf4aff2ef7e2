import { ApplicationCommandOptionType, ComponentType } from "discord-api-types/v10";
import { channelsOf } from "../wire/guild.js";
import { displayName, resolvedMemberJson, userOf } from "../wire/people.js";
import { permissionsOf } from "../world/permissions.js";
import type { Guild, Membership, World } from "../world/world.js";

type Kind = "user" | "role" | "channel";

const OPTION_KINDS = new Map<ApplicationCommandOptionType, readonly Kind[]>([
  [ApplicationCommandOptionType.User, ["user"]],
  [ApplicationCommandOptionType.Role, ["role"]],
  [ApplicationCommandOptionType.Channel, ["channel"]],
  [ApplicationCommandOptionType.Mentionable, ["user", "role"]],
]);

const SELECT_KINDS = new Map<ComponentType, readonly Kind[]>([
  [ComponentType.UserSelect, ["user"]],
  [ComponentType.RoleSelect, ["role"]],
  [ComponentType.ChannelSelect, ["channel"]],
  [ComponentType.MentionableSelect, ["user", "role"]],
]);

export const kindsOfOption = (type: ApplicationCommandOptionType): readonly Kind[] => OPTION_KINDS.get(type) ?? [];
export const kindsOfSelect = (type: ComponentType): readonly Kind[] => SELECT_KINDS.get(type) ?? [];

/** The id behind what a person typed: an id, a mention, a name; undefined when the guild has none of it. */
export function findMentioned(world: World, guild: Guild, kinds: readonly Kind[], typed: string): string | undefined {
  const wanted = typed.replace(/^<[@#][!&]?(\d+)>$/, "$1").replace(/^[@#]/, "");
  const same = (id: string, name: string): boolean => id === wanted || name.toLowerCase() === wanted.toLowerCase();
  const finders: Record<Kind, () => string | undefined> = {
    user: () => guild.members.find((member) => same(member.userId, displayName(world, member)))?.userId,
    role: () => guild.roles.find((role) => same(role.id, role.name.replace(/^@/, "")))?.id,
    channel: () => channelsOf(world, guild.id).find((channel) => same(channel.id, channel.name))?.id,
  };
  return kinds.map((kind) => finders[kind]()).find((id) => id !== undefined);
}

/** What Discord sends along for every id among the values (docs: receiving and responding, resolved data structure). */
export function resolve(world: World, guild: Guild, actor: Membership, ids: readonly string[]): { resolved?: object } {
  const members = guild.members.filter(({ userId }) => ids.includes(userId));
  const roles = guild.roles.filter(({ id }) => ids.includes(id));
  const chosen = channelsOf(world, guild.id).filter(({ id }) => ids.includes(id));
  if (members.length + roles.length + chosen.length === 0) return {};
  const people = {
    users: Object.fromEntries(members.map(({ userId }) => [userId, userOf(world, userId)])),
    members: Object.fromEntries(members.map((member) => [member.userId, resolvedMemberJson(guild, member)])),
  };
  const places = chosen.map((channel): [string, object] => [
    channel.id,
    { ...channel, permissions: String(permissionsOf(guild, actor, channel)) },
  ]);
  return {
    resolved: {
      ...(members.length > 0 ? people : {}),
      ...(roles.length > 0 ? { roles: Object.fromEntries(roles.map((role) => [role.id, role])) } : {}),
      ...(places.length > 0 ? { channels: Object.fromEntries(places) } : {}),
    },
  };
}
