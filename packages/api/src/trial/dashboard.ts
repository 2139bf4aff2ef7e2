import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import type { Redis } from "ioredis";
import { GuildId } from "@chorestree/atoms/guild";
import { Clock } from "@chorestree/atoms/kernel";
import { UserId } from "@chorestree/atoms/member";
import type { Database } from "@chorestree/core/database";
import { HealthChecks } from "@chorestree/core/lifecycle";
import { CryptoRandom, UuidIds } from "@chorestree/core/machine";
import { Metrics } from "@chorestree/core/metrics";
import { Operations } from "@chorestree/core/operations";
import { KeyRing, Sealing } from "@chorestree/core/sealing";
import { assemble, createOrganisms, type Organisms } from "@chorestree/organisms/composition";
import { type ApiSettings, createApiApp } from "../http/create-api-app.js";

export const OAK_STREET = GuildId.parse("1001");
export const NEIGHBOURS = GuildId.parse("2002");
/** The owner of Oak Street, and so a manager there. */
export const MIA = UserId.parse("11");
export const SAM = UserId.parse("12");
/** Lives next door and owns that server. */
export const NOOR = UserId.parse("21");

const AT_SIX = new Date("2026-11-24T18:00:00Z");

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
  /** Some acts and questions made to behave otherwise. */
  readonly organisms?: (real: Organisms) => Partial<Organisms>;
}

/** Two servers and three people, each with a token, in front of the real doors. */
export class Dashboard {
  readonly logged: string[] = [];

  private constructor(
    readonly organisms: Organisms,
    readonly clock: { now: Date },
    private readonly tokens: ReadonlyMap<UserId, string>,
  ) {}

  static async open(database: Database): Promise<Dashboard> {
    const time = { now: AT_SIX };
    const clock: Clock = { now: () => time.now };
    const [ids, random] = [new UuidIds(), new CryptoRandom()];
    const sealing = new Sealing(KeyRing.parse(`trial:${Buffer.alloc(32, 7).toString("base64")}`));
    const observer = { observe: <T>(_act: object, body: () => Promise<T>) => body() };
    const organisms = createOrganisms(assemble({ database, sealing, clock, ids, random, observer }));
    const tokens = await settle(organisms);
    return new Dashboard(organisms, time, tokens);
  }

  async api({ settings = {}, redis, organisms = () => ({}) }: DashboardOptions = {}): Promise<FastifyInstance> {
    const health = Object.assign(new HealthChecks(), { phase: "running" as const });
    return createApiApp({
      organisms: { ...this.organisms, ...organisms(this.organisms) },
      operations: new Operations(health, new Metrics(), ["127.0.0.0/8"]),
      ids: new UuidIds(),
      logger: pino({}, { write: (line) => void this.logged.push(line) }),
      settings: { ...SETTINGS, ...settings },
      redis: redis ?? null,
    });
  }

  tokenOf(user: UserId): string {
    const token = this.tokens.get(user);
    if (token === undefined) throw new Error(`no token for ${user}`);
    return token;
  }

  as(user: UserId): { authorization: string } {
    return { authorization: `Bearer ${this.tokenOf(user)}` };
  }
}

async function settle(organisms: Organisms): Promise<Map<UserId, string>> {
  const tokens = new Map<UserId, string>();
  const guild = { locale: "en", timeZone: "Europe/Amsterdam" } as const;
  for (const [guildId, ownerId, people] of [
    [OAK_STREET, MIA, { Mia: MIA, Sam: SAM }],
    [NEIGHBOURS, NOOR, { Noor: NOOR }],
  ] as const) {
    await organisms.mirrorGuild.seen({ guildId, ownerId, roles: [], ...guild });
    for (const [displayName, userId] of Object.entries(people)) {
      await organisms.recogniseMember.execute({ guildId, userId, displayName, roleIds: [] }, guild);
      const asker = await organisms.enterGuild.execute(guildId, userId, "settling");
      const { secret } = await organisms.createToken.execute({ ...asker, idempotencyKey: "settling" }, { origin: "settings" });
      tokens.set(userId, secret ?? "");
    }
  }
  return tokens;
}
