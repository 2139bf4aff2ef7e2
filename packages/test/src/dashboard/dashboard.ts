import { pino } from "pino";
import type { Redis } from "ioredis";
import { GuildId } from "@chorestree/atoms/guild";
import { UserId } from "@chorestree/atoms/member";
import { type ApiSettings, createApiApp } from "@chorestree/api/http";
import { type EventSource, LIVE_LIMITS, type LiveLimits } from "@chorestree/api/live";
import type { Container } from "@chorestree/core/container";
import { type Database, GuildScope } from "@chorestree/core/database";
import { HealthChecks } from "@chorestree/core/lifecycle";
import { CryptoRandom, UuidIds } from "@chorestree/core/machine";
import { Metrics } from "@chorestree/core/metrics";
import { Operations } from "@chorestree/core/operations";
import { InProcessBus } from "@chorestree/events/bus";
import { Broadcasts, EventReader, topologyOf } from "@chorestree/events/consume";
import {
  assemble,
  background,
  type Background,
  createOrganisms,
  type Organisms,
  REACTIONS,
  schema,
} from "@chorestree/organisms/composition";
import type { Backbone } from "../backbone/index.js";
import { HandClock } from "../clock/index.js";
import { backboneOn, MembersByHand } from "../house/index.js";

export const OAK_STREET = GuildId.parse("1001");
export const NEIGHBOURS = GuildId.parse("2002");
/** The owner of Oak Street, and so a manager there. */
export const MIA = UserId.parse("11");
export const SAM = UserId.parse("12");
/** Lives next door and owns that server. */
export const NOOR = UserId.parse("21");

const AT_SIX = "2026-11-24T18:00:00Z";

export const SETTINGS: ApiSettings = {
  nodeEnv: "test",
  trustProxy: false,
  ipAllow: [],
  ipDeny: [],
  corsOrigins: [],
  rateLimitPerMinute: 100_000,
  api: { host: "127.0.0.1", port: 0, publicUrl: "http://localhost:3000" },
};

export interface DashboardOptions {
  readonly settings?: Partial<ApiSettings>;
  readonly redis?: Redis;
  readonly liveLimits?: Partial<LiveLimits>;
  /** Some acts and questions made to behave otherwise. */
  readonly organisms?: (real: Organisms) => Partial<Organisms>;
}

type Api = Awaited<ReturnType<typeof createApiApp>>;

/** Two servers and three people, each with a token, in front of the real doors, on a database of their own. */
export class Dashboard {
  readonly logged: string[] = [];
  private readonly logger = pino({}, { write: (line) => void this.logged.push(line) });
  private readonly bus = new InProcessBus({ topology: topologyOf(REACTIONS), random: new CryptoRandom(), logger: this.logger });
  private readonly working: Background;
  private readonly source: EventSource;
  private readonly apis: Api[] = [];

  private constructor(
    readonly database: Database,
    readonly organisms: Organisms,
    container: Container,
    readonly clock: HandClock,
    readonly discord: MembersByHand,
    private readonly tokens: ReadonlyMap<UserId, string>,
  ) {
    this.working = background(container, { bus: this.bus, observer: unwatched, metrics: new Metrics(), logger: this.logger });
    this.source = { events: new EventReader(container.get(GuildScope)), broadcasts: new Broadcasts(this.bus) };
  }

  static async open(open: Backbone["open"], options?: Parameters<Backbone["open"]>[1]): Promise<Dashboard> {
    const database = await open(schema, options);
    const clock = new HandClock(AT_SIX);
    const discord = new MembersByHand();
    const container = assemble(backboneOn(database, clock, discord));
    const organisms = createOrganisms(container);
    return new Dashboard(database, organisms, container, clock, discord, await settle(organisms, discord));
  }

  /** The doors, until `closeApis` or `close`. */
  async api({ settings = {}, redis, liveLimits = {}, organisms = () => ({}) }: DashboardOptions = {}): Promise<Api> {
    const health = Object.assign(new HealthChecks(), { phase: "running" as const });
    const api = await createApiApp({
      organisms: { ...this.organisms, ...organisms(this.organisms) },
      operations: new Operations(health, new Metrics(), ["127.0.0.0/8"]),
      ids: new UuidIds(),
      logger: this.logger,
      settings: { ...SETTINGS, ...settings },
      redis: redis ?? null,
      source: this.source,
      liveLimits: { ...LIVE_LIMITS, ...liveLimits },
    });
    this.apis.push(api);
    return api;
  }

  tokenOf(user: UserId): string {
    const token = this.tokens.get(user);
    if (token === undefined) throw new Error(`no token for ${user}`);
    return token;
  }

  async closeApis(): Promise<void> {
    for (const api of this.apis.splice(0)) await api.close();
  }

  async close(): Promise<void> {
    await this.closeApis();
    await this.working.stop();
    await this.bus.close();
    await this.database.close();
  }

  as(user: UserId): { authorization: string } {
    return { authorization: `Bearer ${this.tokenOf(user)}` };
  }
}

const unwatched = { observe: <T>(_act: object, body: () => Promise<T>) => body() };

async function settle(organisms: Organisms, discord: MembersByHand): Promise<Map<UserId, string>> {
  const tokens = new Map<UserId, string>();
  const guild = { locale: "en", timeZone: "Europe/Amsterdam" } as const;
  for (const [guildId, ownerId, people] of [
    [OAK_STREET, MIA, { Mia: MIA, Sam: SAM }],
    [NEIGHBOURS, NOOR, { Noor: NOOR }],
  ] as const) {
    await organisms.mirrorGuild.seen({ guildId, ownerId, roles: [], ...guild });
    for (const [displayName, userId] of Object.entries(people)) {
      discord.joins(guildId, userId, { displayName, roleIds: [] });
      await organisms.recogniseMember.execute({ guildId, userId, displayName, roleIds: [] }, guild);
      const asker = await organisms.enterGuild.execute(guildId, userId, "settling");
      const { secret } = await organisms.createToken.execute({ ...asker, idempotencyKey: "settling" }, { origin: "settings" });
      tokens.set(userId, secret ?? "");
    }
  }
  return tokens;
}
