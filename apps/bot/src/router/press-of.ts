import { type APIGuildInteraction, MessageFlags } from "discord.js";
import { GuildId } from "@chorestree/atoms/guild";
import { UserId } from "@chorestree/atoms/member";
import { localeOf } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { managesGuild } from "@chorestree/role-service/catalogue";
import type { Acknowledgement } from "./reply.js";
import type { Press } from "./subcommand.js";

/**
 * Who acts, as Discord sent them with this very interaction: `permissions` is computed by Discord from the roles held now, owner included.
 * The interaction's id is the idempotency key, since a resumed session may deliver it twice.
 */
export async function pressOf(
  interaction: APIGuildInteraction,
  acknowledge: Acknowledgement,
  { recogniseMember }: Pick<Organisms, "recogniseMember">,
  timeZone: string,
): Promise<Press> {
  const { member } = interaction;
  const guildId = GuildId.parse(interaction.guild_id);
  const userId = UserId.parse(member.user.id);
  const displayName = member.nick ?? member.user.global_name ?? member.user.username;
  const guildLocale = localeOf(interaction.guild_locale);
  const locale = localeOf(interaction.locale);
  const memberId = await recogniseMember.execute(
    { guildId, userId, displayName, roleIds: member.roles },
    { locale: guildLocale, timeZone },
  );

  return {
    guildId,
    memberId,
    userId,
    standing: { holder: managesGuild(member.permissions) ? "manager" : "member" },
    locale,
    readerLocale: acknowledge === "reply private" || isOnPrivateMessage(interaction) ? locale : guildLocale,
    idempotencyKey: interaction.id,
    correlationId: interaction.id,
  };
}

const isOnPrivateMessage = (interaction: APIGuildInteraction): boolean =>
  "message" in interaction && ((interaction.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
