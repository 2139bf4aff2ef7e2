import { GatewayIntentBits, type GatewayGuildMembersChunkDispatchData } from "discord-api-types/v10";
import type { z } from "zod";
import { displayName, memberJson, userOf } from "../wire/people.js";
import type { Guild, Membership, World } from "../world/world.js";
import type { RequestGuildMembers } from "./payload.js";

const CHUNK = 1_000;
const MOST_FOUND = 100;

/** Answers op 8 (docs: gateway events, request guild members). The whole list needs the members intent: without it nothing comes. */
export function* membersChunks(
  world: World,
  guild: Guild,
  wish: z.infer<typeof RequestGuildMembers>,
  intents: number,
): Generator<GatewayGuildMembersChunkDispatchData> {
  const found = search(world, guild, wish, intents);
  if (!found) return;
  const chunkCount = Math.max(1, Math.ceil(found.members.length / CHUNK));
  for (let index = 0; index < chunkCount; index += 1) {
    yield {
      guild_id: guild.id,
      members: found.members.slice(index * CHUNK, (index + 1) * CHUNK).map((member) => memberJson(world, member)),
      chunk_index: index,
      chunk_count: chunkCount,
      ...(found.missing.length > 0 ? { not_found: found.missing } : {}),
      ...(wish.nonce === undefined ? {} : { nonce: wish.nonce }),
    };
  }
}

function search(world: World, guild: Guild, wish: z.infer<typeof RequestGuildMembers>, intents: number) {
  if (wish.user_ids !== undefined) {
    const ids = [wish.user_ids].flat();
    const members = guild.members.filter(({ userId }) => ids.includes(userId));
    return { members, missing: ids.filter((id) => !members.some(({ userId }) => userId === id)) };
  }
  if (wish.query === undefined) return undefined;
  const wholeList = wish.query === "" && wish.limit === 0;
  if (wholeList && (intents & GatewayIntentBits.GuildMembers) === 0) return undefined;
  const matches = guild.members.filter((member) => startsWith(world, member, wish.query ?? ""));
  return { members: wholeList ? matches : matches.slice(0, Math.min(wish.limit || MOST_FOUND, MOST_FOUND)), missing: [] };
}

/** What Discord matches a member query with: user name or nickname, whatever the case. */
export function startsWith(world: World, member: Membership, query: string): boolean {
  const names = [userOf(world, member.userId).username, displayName(world, member)];
  return names.some((name) => name.toLowerCase().startsWith(query.toLowerCase()));
}
