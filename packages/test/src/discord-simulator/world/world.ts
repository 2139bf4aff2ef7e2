import type {
  APIApplicationCommand,
  APIDMChannel,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIUser,
  InteractionType,
} from "discord-api-types/v10";

/** Everything the simulated Discord remembers: plain JSON, so that it can be kept in a file. Bodies are kept as they go over the wire. */
export interface World {
  readonly version: 1;
  /** The last snowflake given out: ids stay unique over restarts, whatever the clock says. */
  lastId: string;
  readonly application: ApplicationIdentity;
  readonly people: Record<string, Person>;
  readonly guilds: Record<string, Guild>;
  readonly channels: Record<string, Channel>;
  readonly commands: Record<string, APIApplicationCommand>;
  readonly messages: Record<string, StoredMessage>;
  readonly interactions: Record<string, StoredInteraction>;
}

/** The id is also the bot user's: so it is for every application made since 2016. */
export interface ApplicationIdentity {
  readonly id: string;
  readonly token: string;
  /** Ed25519, hex, as the developer portal shows it. */
  readonly publicKey: string;
  readonly clientSecret: string;
}

export interface Person {
  readonly user: APIUser;
  locale: string;
  acceptsDirectMessages: boolean;
}

export interface Guild {
  readonly id: string;
  name: string;
  ownerId: string;
  locale: string;
  /** False while Discord has an outage there. */
  available: boolean;
  botInside: boolean;
  readonly channelIds: string[];
  readonly roles: APIRole[];
  readonly members: Membership[];
}

export interface Membership {
  readonly userId: string;
  nick: string | null;
  roles: string[];
  readonly joinedAt: string;
}

export type Channel = GuildChannel | APIDMChannel;

/** A text channel as Discord sends it; the simulator knows no other kind but DMs. */
export interface GuildChannel {
  readonly id: string;
  readonly type: 0;
  readonly guild_id: string;
  name: string;
  topic: string | null;
  readonly position: number;
  permission_overwrites: APIOverwrite[];
  readonly parent_id: null;
  readonly nsfw: false;
  readonly rate_limit_per_user: 0;
  last_message_id: string | null;
}

export interface StoredMessage {
  json: APIMessage;
  /** The one person who sees it (an ephemeral message), else null. */
  readonly onlyFor: string | null;
  /** The interaction whose token may edit it, if one made it. */
  readonly interactionId: string | null;
}

export interface StoredInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly commandName: string | null;
  /** The message whose component was used, directly or before the modal. */
  readonly sourceMessageId: string | null;
  acknowledged: { readonly type: number; readonly at: number } | null;
  /** What `@original` means: the message the answer made, or the one it updates. */
  originalId: string | null;
}
