import type { SimGuild } from "../people/sim-guild.js";
import type { SimMember } from "../people/sim-member.js";
import type { SimMessage } from "../people/sim-message.js";
import type { SimModal } from "../people/sim-modal.js";
import type { SimReply } from "../people/sim-reply.js";
import { mayUse } from "../people/interaction-data.js";
import { pickableCommands } from "../people/command-call.js";
import { channelsOf } from "../wire/guild.js";
import { permissionsOf } from "../world/permissions.js";
import type { World } from "../world/world.js";

export type GuildView = ReturnType<typeof guildView>;
export type MessageView = ReturnType<typeof messageView>;
export type ModalView = ReturnType<typeof modalView>;
export type CommandView = ReturnType<typeof commandViews>[number];
export interface ReplyView {
  readonly kind: SimReply["kind"];
  readonly acknowledgedAfterMs: number;
  readonly message: MessageView | null;
  readonly modal: (ModalView & { readonly id: string }) | null;
}

export const guildView = (world: World, guild: SimGuild) => ({
  id: guild.id,
  name: guild.name,
  locale: world.guilds[guild.id]?.locale ?? "en-US",
  ownerId: guild.owner.id,
  channels: channelsOf(world, guild.id).map(({ id, name }) => ({ id, name })),
  members: [...guild].map((member) => memberView(world, guild, member)),
});

const memberView = (world: World, guild: SimGuild, { id, name }: SimMember) => {
  const record = world.guilds[guild.id];
  const roles = record?.members.find(({ userId }) => userId === id)?.roles ?? [];
  return {
    id,
    name,
    locale: world.people[id]?.locale ?? "en-US",
    roles: roles.flatMap((role) => record?.roles.find((known) => known.id === role)?.name ?? []),
  };
};

export const messageView = (message: SimMessage) => ({
  id: message.id,
  channelId: message.channelId,
  author: {
    id: message.json.author.id,
    name: message.json.author.global_name ?? message.json.author.username,
    bot: message.json.author.bot ?? false,
  },
  at: message.json.timestamp,
  editedAt: message.json.edited_timestamp,
  text: message.text(),
  content: message.content,
  embeds: message.json.embeds,
  components: message.components,
  flags: message.flags,
  ephemeral: message.ephemeral,
  thinking: message.thinking,
  buttons: message.buttons(),
  selects: message.selects(),
  command: message.json.interaction?.name ?? null,
});

export const modalView = (modal: SimModal) => ({ customId: modal.customId, title: modal.title, text: modal.text(), fields: modal.fields });

/** The commands that this member's client would list, each with the options it takes. */
export function commandViews(world: World, guild: SimGuild, member: SimMember) {
  const record = world.guilds[guild.id];
  const membership = record?.members.find(({ userId }) => userId === member.id);
  if (!record || !membership) return [];
  const held = permissionsOf(record, membership);
  const here = Object.values(world.commands).filter(({ guild_id }) => guild_id === undefined || guild_id === record.id);
  return pickableCommands(here)
    .filter((picked) => mayUse(picked, held))
    .map((picked) => ({ name: picked.name, description: descriptionOf(picked), options: picked.options }));
}

function descriptionOf(picked: ReturnType<typeof pickableCommands>[number]): string {
  type Described = { name: string; description: string; options?: readonly Described[] };
  const root = picked.command as unknown as Described;
  return (
    picked.below.reduce<Described | undefined>((at, { name }) => at?.options?.find((option) => option.name === name), root)?.description ??
    ""
  );
}
