import { randomBytes } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { GatewayIntentBits } from "discord-api-types/v10";
import type { Clock, Random } from "@chorestree/atoms/kernel";
import { frontDoor } from "./front-door.js";
import type { GatewayOptions } from "./gateway/gateway.js";
import { GATEWAY_PATH, serveGateway } from "./gateway/gateway-server.js";
import type { Patience } from "./interactions/waiting.js";
import type { GuildWish } from "./people/stage-guild.js";
import type { SimGuild } from "./people/sim-guild.js";
import { parts, type Parts } from "./parts.js";
import type { Mistake, ReportedBreach } from "./problems.js";
import type { Fault } from "./rest/faults.js";
import type { RateLimitOptions } from "./rest/rate-limits.js";
import type { Outage, RecordedRequest } from "./rest/rest-api.js";
import type { ApplicationIdentity } from "./world/world.js";

export interface SimulatorOptions {
  /** Decides ids, deadlines (3 s, 15 min), rate limits and session ages; waiting itself is done in real time. */
  readonly clock: Clock;
  /** Secrets and tokens; the machine's own unless told. */
  readonly random?: Random;
  /** A free one unless told. */
  readonly port?: number;
  readonly host?: string;
  /** A JSON file in which everything is kept over restarts; nothing is kept without it. */
  readonly statePath?: string;
  /** Parts of the application's identity that are already fixed; a kept state wins. */
  readonly application?: Partial<ApplicationIdentity>;
  readonly applicationName?: string;
  readonly gateway?: Partial<GatewayOptions>;
  /** Whether the application has the privileged Server Members intent; without it no session hears of members. True unless told. */
  readonly membersIntent?: boolean;
  readonly patience?: Partial<Patience>;
  /** Held when given; otherwise limits stand in the headers alone. */
  readonly rateLimit?: RateLimitOptions;
  /** Serves every path that is neither `/api` nor `/simulator`: a web page, for instance. */
  readonly otherwise?: RequestListener;
}

/** A Discord of one's own: REST v10, gateway v10, and people who use the bot. */
export class DiscordSimulator {
  constructor(
    /** Where it listens; `DISCORD_API_URL` is this with `/api` behind it. */
    readonly url: string,
    private readonly server: Server,
    private readonly inner: Parts,
  ) {}

  application(): ApplicationIdentity {
    return this.inner.store.world.application;
  }

  /** Founds the guild with its channel #chores, or finds the one of that name; the bot is in it. */
  async guild(name: string, wish: GuildWish): Promise<SimGuild> {
    const guild = this.inner.guildList.ensure(name, wish);
    await this.inner.store.settled();
    return guild;
  }

  guilds(): SimGuild[] {
    return this.inner.guildList.all();
  }

  /** Bodies that Discord would have refused, so far. */
  get breaches(): readonly ReportedBreach[] {
    return this.inner.problems.breaches;
  }

  /** Everything else the bot did wrong, so far. */
  get mistakes(): readonly Mistake[] {
    return this.inner.problems.mistakes;
  }

  /** Every request that reached a route, oldest first (the last 10,000). */
  get requests(): readonly RecordedRequest[] {
    return this.inner.rest.requests;
  }

  /** Lets the next fitting request fail in the way described. */
  script(fault: Fault): void {
    this.inner.rest.faults.add(fault);
  }

  /** From now on REST breaks every connection, or takes a request and says nothing; `null` ends that. The gateway goes on. */
  unreachable(how: Outage | null = "refuses"): void {
    this.inner.rest.outage = how;
  }

  /** Sessions, and how many were begun and resumed. */
  get sessions() {
    const { gateway } = this.inner;
    return { list: gateway.list(), identified: gateway.limits.used, resumed: gateway.resumes };
  }

  /** Cuts the WebSockets of a shard, or of all, without a close frame. */
  dropConnections(shard?: number): void {
    for (const connection of this.inner.gateway.connectionsOf(shard)) connection.drop();
  }

  /** Op 7: please reconnect and resume. */
  requestReconnect(shard?: number): void {
    for (const connection of this.inner.gateway.connectionsOf(shard)) connection.command(7);
  }

  /** Op 9: the session is invalid, resumable or not. */
  invalidateSessions(resumable: boolean, shard?: number): void {
    this.inner.gateway.invalidate(resumable, shard);
  }

  /** Zombies: connections that stay open and say nothing more, no heartbeat ACK either. */
  goSilent(shard?: number): void {
    for (const connection of this.inner.gateway.connectionsOf(shard)) connection.silent = true;
  }

  /** One kind of event is not delivered any more, until switched off again. */
  mute(eventName: string, on = true): void {
    this.inner.gateway.mute(eventName, on);
  }

  /** Looks now and whenever something changed, until the condition holds. @throws Error (rejects) after `withinMs` real milliseconds */
  async until(condition: () => boolean, withinMs = 5_000): Promise<void> {
    await this.inner.changes.eventually(
      () => condition() || undefined,
      withinMs,
      `after ${withinMs} ms it was not so: ${String(condition)}`,
    );
  }

  /** Answers what it has taken in, stops listening and keeps the last state. Safe to call twice. */
  async close(): Promise<void> {
    this.inner.waiting.stop();
    const closed = this.server.listening ? new Promise((resolve) => this.server.close(resolve)) : undefined;
    await this.inner.rest.idle();
    for (const connection of this.inner.gateway.connections) connection.drop();
    this.server.closeAllConnections();
    await closed;
    await this.inner.store.settled();
  }
}

/** @throws Error when the port is taken, or the state file is not one of ours */
export async function startDiscordSimulator(options: SimulatorOptions): Promise<DiscordSimulator> {
  const { host = "127.0.0.1", port = 0 } = options;
  const inner = await parts({
    clock: options.clock,
    random: options.random ?? machineRandom,
    statePath: options.statePath,
    application: options.application ?? {},
    applicationName: options.applicationName ?? "ChoresTree",
    gateway: { ...GATEWAY_DEFAULTS, ...(options.membersIntent === false && { privilegedIntents: 0 }), ...options.gateway },
    patience: { acknowledgeMs: 3_000, followUpMs: 10_000, ...options.patience },
    rateLimit: options.rateLimit,
  });
  const server = createServer(frontDoor(inner, options.otherwise));
  serveGateway(server, inner.gateway);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  const authority = `${host.includes(":") ? `[${host}]` : host}:${actual}`;
  inner.gateway.url = `ws://${authority}${GATEWAY_PATH}`;
  return new DiscordSimulator(`http://${authority}`, server, inner);
}

const GATEWAY_DEFAULTS: GatewayOptions = {
  heartbeatIntervalMs: 41_250,
  // What a bot that mirrors roles and members has switched on in its portal.
  privilegedIntents: GatewayIntentBits.GuildMembers,
  maxConcurrency: 1,
  identifyWindowMs: 5_000,
  sessionStartsPerDay: 1_000,
  guildsPerSession: 2_500,
  resumeWindowMs: 120_000,
};

const machineRandom: Random = {
  next: () => randomBytes(4).readUInt32BE() / 2 ** 32,
  bytes: (length) => randomBytes(length),
};
