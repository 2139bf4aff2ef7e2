import type { APIGuildInteraction, APIInteractionDataResolved } from "discord.js";
import { GuildId } from "@chorestree/atoms/guild";
import { UserId } from "@chorestree/atoms/member";
import { localeOf } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";

/**
 * Makes the people whom a command names known, as Discord sent them along (docs: Resolved Data Structure): they may never have spoken to us.
 * Who is not in the server comes without a member and stays unknown, and so does a bot: neither does chores.
 */
export async function recogniseNamed(
  interaction: APIGuildInteraction,
  data: object,
  { recogniseMember }: Pick<Organisms, "recogniseMember">,
  timeZone: string,
): Promise<void> {
  const resolved = "resolved" in data ? (data.resolved as APIInteractionDataResolved | undefined) : undefined;
  const guildId = GuildId.parse(interaction.guild_id);
  for (const [id, member] of Object.entries(resolved?.members ?? {})) {
    const user = resolved?.users?.[id];
    if (!user || user.bot) continue;
    const displayName = member.nick ?? user.global_name ?? user.username;
    const facts = { guildId, userId: UserId.parse(id), displayName, roleIds: member.roles };
    await recogniseMember.execute(facts, { locale: localeOf(interaction.guild_locale), timeZone });
  }
}
