import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import type { Clock } from "@chorestree/atoms/kernel";
import type { z } from "zod";
import type { Changes } from "../changes.js";
import type { Problems } from "../problems.js";
import { guildCreateJson } from "../wire/guild.js";
import { userOf } from "../wire/people.js";
import type { Guild, World } from "../world/world.js";
import { IdentifyLimits } from "./identify-limits.js";
import { isAllowed, isKnown } from "./intents.js";
import type { Link } from "./link.js";
import { membersChunks } from "./members-chunks.js";
import type { Identify, RequestGuildMembers, Resume } from "./payload.js";
import { Session, type Announcement } from "./session.js";

export interface GatewayOptions {
  /** Real milliseconds between heartbeats; Discord says about 41 s. */
  readonly heartbeatIntervalMs: number;
  /** Privileged intents switched on in the portal, as a bit set. */
  readonly privilegedIntents: number;
  readonly maxConcurrency: number;
  /** One IDENTIFY per this time and concurrency key, by the simulator's clock; 0 where a clock stands still and several bots start. */
  readonly identifyWindowMs: number;
  readonly sessionStartsPerDay: number;
  /** More than these in one session, and sharding is required; Discord's is 2,500. */
  readonly guildsPerSession: number;
  /** How long a lost session can be resumed, by the simulator's clock. */
  readonly resumeWindowMs: number;
}

interface Refusal {
  readonly code: GatewayCloseCodes;
  readonly reason: string;
}

/** Sessions and who hears what. The sockets are the connections' business. */
export class Gateway {
  readonly limits: IdentifyLimits;
  readonly connections = new Set<Link>();
  private readonly sessions = new Map<string, Session>();
  private readonly muted = new Set<string>();
  resumes = 0;
  /** Where a bot connects and resumes; known once the server listens. */
  url = "";

  constructor(
    private readonly world: World,
    readonly clock: Clock,
    private readonly newSessionId: () => string,
    readonly problems: Problems,
    readonly options: GatewayOptions,
    private readonly changes: Changes,
  ) {
    this.limits = new IdentifyLimits(clock, options.sessionStartsPerDay, options.maxConcurrency, options.identifyWindowMs);
  }

  /** Every session that is on the shard and has the intent: two sessions of one shard both hear it, as at Discord. */
  announce(announcement: Announcement): void {
    if (this.muted.has(announcement.name)) return;
    for (const session of this.sessions.values()) {
      if (!session.hears(announcement)) continue;
      const { name, data } = announcement;
      session.push(name, typeof data === "function" ? (data as (intents: number) => object)(session.intents) : data);
    }
  }

  /** Drops one kind of event on the floor until unmuted: an outage that bots have met. */
  mute(name: string, on = true): void {
    if (on) this.muted.add(name);
    else this.muted.delete(name);
  }

  list(): readonly { id: string; shard: readonly [number, number]; connected: boolean; lastSequence: number }[] {
    return [...this.sessions.values()].map(({ id, shard, connected, lastSequence }) => ({ id, shard, connected, lastSequence }));
  }

  connectionsOf(shard?: number): Link[] {
    return [...this.connections].filter(({ session }) => session !== null && (shard === undefined || session.shard[0] === shard));
  }

  identify(connection: Link, wish: z.infer<typeof Identify>): Refusal | undefined {
    const [shardId, count] = wish.shard ?? [0, 1];
    if (wish.token !== this.world.application.token)
      return { code: GatewayCloseCodes.AuthenticationFailed, reason: "Authentication failed." };
    if (count < 1 || shardId < 0 || shardId >= count) return { code: GatewayCloseCodes.InvalidShard, reason: "Invalid shard." };
    if (!isKnown(wish.intents)) return { code: GatewayCloseCodes.InvalidIntents, reason: "Invalid intent(s)." };
    if (!isAllowed(wish.intents, this.options.privilegedIntents))
      return { code: GatewayCloseCodes.DisallowedIntents, reason: "Disallowed intent(s)." };

    const spent = this.limits.spend(shardId);
    if (spent === "exhausted") return { code: GatewayCloseCodes.AuthenticationFailed, reason: "Authentication failed." };
    if (spent === "too soon") {
      connection.command(GatewayOpcodes.InvalidSession, false);
      return undefined;
    }

    const session = new Session(this.newSessionId(), [shardId, count], wish.intents, wish.large_threshold);
    const guilds = this.guildsOf(session);
    if (guilds.length > this.options.guildsPerSession) return { code: GatewayCloseCodes.ShardingRequired, reason: "Sharding required." };
    this.attach(connection, session);
    this.welcome(session, guilds);
    return undefined;
  }

  resume(connection: Link, wish: z.infer<typeof Resume>): Refusal | undefined {
    if (wish.token !== this.world.application.token)
      return { code: GatewayCloseCodes.AuthenticationFailed, reason: "Authentication failed." };
    const session = this.sessions.get(wish.session_id);
    const expired = session?.lostAt && this.clock.now().getTime() - session.lostAt.getTime() > this.options.resumeWindowMs;
    const sequence = wish.seq ?? 0;
    if (session && sequence > session.lastSequence) return { code: GatewayCloseCodes.InvalidSeq, reason: "Invalid seq." };
    const missed = expired ? undefined : session?.missedSince(sequence);
    if (!session || !missed) {
      if (session) this.sessions.delete(session.id);
      connection.command(GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    this.resumes += 1;
    for (const other of this.connections) if (other !== connection && other.session === session) this.replace(other);
    for (const event of missed) connection.send(event);
    this.attach(connection, session);
    session.push("RESUMED", { _trace: [] });
    return undefined;
  }

  sendMembers(session: Session, wish: z.infer<typeof RequestGuildMembers>): void {
    const guild = this.world.guilds[wish.guild_id];
    if (!guild || !this.guildsOf(session).includes(guild)) return;
    for (const chunk of membersChunks(this.world, guild, wish, session.intents)) session.push("GUILD_MEMBERS_CHUNK", chunk);
  }

  /** Op 9: a resumable session is kept, the other is gone. */
  invalidate(resumable: boolean, shard?: number): void {
    for (const connection of this.connectionsOf(shard)) {
      const { session } = connection;
      if (!session) continue;
      session.disconnect(this.clock.now());
      if (!resumable) this.sessions.delete(session.id);
      connection.session = null;
      connection.command(GatewayOpcodes.InvalidSession, resumable);
    }
  }

  /** Codes 1000 and 1001 end a session; anything else leaves it to be resumed (docs: gateway, initiating a disconnect). */
  left(connection: Link, code: number): void {
    this.connections.delete(connection);
    const { session } = connection;
    if (session && (code === 1000 || code === 1001)) this.sessions.delete(session.id);
    else session?.disconnect(this.clock.now());
    this.changes.happened();
  }

  private replace(other: Link): void {
    other.session = null;
    other.drop();
  }

  private attach(connection: Link, session: Session): void {
    this.sessions.set(session.id, session);
    connection.session = session;
    session.connect((event) => connection.send(event));
    this.changes.happened();
  }

  private guildsOf(session: Session): Guild[] {
    return Object.values(this.world.guilds).filter(
      (guild) => guild.botInside && session.hears({ name: "", guildId: guild.id, intent: 0, data: {} }),
    );
  }

  private welcome(session: Session, guilds: readonly Guild[]): void {
    session.push("READY", {
      v: 10,
      user: { ...userOf(this.world, this.world.application.id), verified: true, mfa_enabled: false, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      session_type: "normal",
      shard: session.shard,
      application: { id: this.world.application.id, flags: 0 },
      private_channels: [],
      relationships: [],
      user_settings: {},
      _trace: [],
    });
    if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
    const presences = (session.intents & GatewayIntentBits.GuildPresences) !== 0;
    for (const guild of guilds.filter(({ available }) => available)) {
      session.push("GUILD_CREATE", guildCreateJson(this.world, guild, presences, session.largeThreshold));
    }
  }
}
