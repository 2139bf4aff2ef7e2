import type { APIGuild, APIRole, GatewayGuildCreateDispatchData, Locale } from "discord-api-types/v10";
import type { Guild, GuildChannel, World } from "../world/world.js";
import { memberJson } from "./people.js";

export function guildJson(guild: Guild): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: guild.roles,
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0 as APIGuild["system_channel_flags"],
    rules_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale as Locale,
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    premium_progress_bar_enabled: false,
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
  };
}

export const channelsOf = (world: World, guildId: string): GuildChannel[] =>
  (world.guilds[guildId]?.channelIds ?? []).flatMap((id) => {
    const channel = world.channels[id];
    return channel?.type === 0 ? [channel] : [];
  });

/**
 * Members: without the presences intent a bot is sent itself alone, whatever the guild's size (docs: gateway events, request guild members).
 * With it, and fewer than `largeThreshold` members, all of them.
 */
export function guildCreateJson(
  world: World,
  guild: Guild,
  seesPresences: boolean,
  largeThreshold: number,
): GatewayGuildCreateDispatchData {
  const bot = guild.members.filter((member) => member.userId === world.application.id);
  const all = seesPresences && guild.members.length <= largeThreshold;
  return {
    ...guildJson(guild),
    joined_at: bot[0]?.joinedAt ?? new Date(0).toISOString(),
    large: guild.members.length > largeThreshold,
    member_count: guild.members.length,
    voice_states: [],
    members: (all ? guild.members : bot).map((member) => memberJson(world, member)),
    channels: channelsOf(world, guild.id),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function newRole(id: string, name: string, permissions: string, position: number, botId?: string): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions,
    managed: botId !== undefined,
    mentionable: false,
    flags: 0 as APIRole["flags"],
    ...(botId === undefined ? {} : { tags: { bot_id: botId } }),
  };
}
