import { type APIMessageTopLevelComponent, MessageFlags } from "discord.js";

/** How an interaction is acknowledged; every command and component declares one (Discord docs: Receiving and Responding). */
export type Acknowledgement = "reply public" | "reply private" | "update";

/** A message of ours: Components V2, and nobody is pinged by what somebody typed. */
export interface Reply {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: [] };
}

export const replyOf = (...components: APIMessageTopLevelComponent[]): Reply => ({
  flags: MessageFlags.IsComponentsV2,
  components,
  allowed_mentions: { parse: [] },
});

export const privately = (reply: Reply): Reply => ({ ...reply, flags: reply.flags | MessageFlags.Ephemeral });
