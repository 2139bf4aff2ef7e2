import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "@jest/globals";
import { pino } from "pino";
import { serveApi } from "@chorestree/api-app";
import { createBotApp } from "@chorestree/bot";
import { type Database, openDatabase } from "@chorestree/core/database";
import { Agenda } from "@chorestree/core/jobs";
import { HealthChecks, Lifecycle } from "@chorestree/core/lifecycle";
import { Metrics } from "@chorestree/core/metrics";
import { Operations } from "@chorestree/core/operations";
import { loadSettings } from "@chorestree/core/settings";
import { noTracer } from "@chorestree/core/tracing";
import { topologyOf } from "@chorestree/events/consume";
import { type Organisms, raisePlatform, REACTIONS, schema } from "@chorestree/organisms/composition";
import { RestDiscordMembers } from "@chorestree/role-service/discord";
import { type Backbone as DatabaseKind, buses, workOn } from "../backbone/index.js";
import { HandClock } from "../clock/index.js";
import { type DiscordSimulator, startDiscordSimulator } from "../discord-simulator/index.js";
import { machineryOn } from "../house/index.js";
import { StagedPlatform } from "./staged-platform.js";

export interface PlatformWishes {
  /** How many of each; more than one needs a database and a broker that several processes can share. Bots are shards 0, 1 … of as many. */
  readonly bots?: number;
  readonly apis?: number;
  /** Some acts and questions of the first bot made to behave otherwise: a process that hangs, or dies. */
  readonly firstBot?: (real: Organisms) => Partial<Organisms>;
  /** False: Discord tells nothing of members, as without the privileged intent. */
  readonly membersIntent?: boolean;
}

/**
 * The real bots and the real APIs around a Discord of their own, for the stories of one `describe`. What Discord would have refused, or
 * would have shown as 'did not respond', fails the story in which it happened.
 */
export function platforms(kind: DatabaseKind): (wishes?: PlatformWishes) => Promise<StagedPlatform> {
  const [inProcess, rabbit] = buses();
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  return async ({ bots = 1, apis = 1, firstBot = () => ({}), membersIntent = true } = {}) => {
    const stage = new Stage(kind, (kind.name === "postgres" && rabbit) || inProcess, ends);
    return stage.set({ bots, apis, firstBot, membersIntent });
  };
}

/** One story's machines, and the processes on them. */
class Stage {
  private readonly clock = new HandClock();
  private readonly logger = pino({ level: "silent" });

  constructor(
    private readonly kind: DatabaseKind,
    private readonly busKind: ReturnType<typeof buses>[number] | undefined,
    private readonly ends: (() => Promise<void>)[],
  ) {}

  async set({ bots, apis, firstBot, membersIntent }: Required<PlatformWishes>): Promise<StagedPlatform> {
    // Sessions may begin as fast as they like: a story's clock stands still, so a pause of five seconds would never end.
    const discord = await startDiscordSimulator({ clock: this.clock, membersIntent, gateway: { maxConcurrency: 16 } });
    this.ends.push(() => discord.close());
    const { process, agenda } = await this.machines(discord);

    const first = await process();
    const apiUrls = [(await serveApi(first.parts, first.platform, first.operations)).url];
    for (let n = 1; n < apis; n++) {
      const { parts, platform, operations } = await process();
      apiUrls.push((await serveApi(parts, platform, operations)).url);
    }
    for (let shard = 0; shard < bots; shard++) {
      const { parts, platform } =
        shard === 0 && apis + bots === 2 ? first : await process({ DISCORD_SHARDS: String(shard), DISCORD_SHARD_COUNT: String(bots) });
      const organisms = { ...platform.organisms, ...(shard === 0 && firstBot(platform.organisms)) };
      const bot = createBotApp({ organisms, leases: platform.leases }, discord.application(), parts.settings, this.logger);
      await parts.lifecycle.start(
        "bot",
        () => bot.start(),
        () => bot.stop(),
      );
    }
    // Last of all, so that it is the first to end: what went wrong is said even when closing goes wrong too.
    this.ends.push(() => {
      complainOf(discord);
      return Promise.resolve();
    });
    return new StagedPlatform(discord, apiUrls, first.platform.organisms, this.clock, agenda);
  }

  /** What makes a process on this story's database and broker, and asked again another one; and what is planned there. */
  private async machines(discord: DiscordSimulator) {
    if (!this.busKind) throw new Error("no bus to stand on");
    const broker = await this.busKind.found(topologyOf(REACTIONS));
    this.ends.push(() => broker.close());
    const shared = await this.kind.open(schema);
    this.ends.push(() => shared.close());
    const dataDir = await mkdtemp(join(tmpdir(), "chorestree-"));
    this.ends.push(() => rm(dataDir, { recursive: true }));

    const process = async (more: Readonly<Record<string, string>> = {}) => {
      const lifecycle = new Lifecycle(this.logger);
      this.ends.push(async () => {
        await lifecycle.stop();
      });
      const environment = {
        DATA_DIR: dataDir,
        API_PORT: "0",
        DISCORD_API_URL: `${discord.url}/api`,
        DEFAULT_TIME_ZONE: "Europe/Amsterdam",
        ...more,
      };
      const settings = loadSettings(environment, "local");
      const health = Object.assign(new HealthChecks(), { phase: "running" as const });
      const parts = { settings, lifecycle, logger: this.logger, health, metrics: new Metrics(), tracer: noTracer };
      const discordMembers = new RestDiscordMembers({ ...settings.discord, token: discord.application().token, logger: this.logger });
      const machinery = machineryOn(await this.database(shared, lifecycle), this.clock);
      const platform = await raisePlatform({ machinery, redis: null, bus: await broker.open() }, discordMembers, parts);
      return { parts, platform, operations: new Operations(health, parts.metrics, settings.metricsAllow) };
    };
    const { acrossGuilds, unitOfWork } = workOn(shared);
    return { process, agenda: new Agenda(acrossGuilds, unitOfWork) };
  }

  /** A pool of this process's own, where the database can be opened twice. */
  private database(shared: Database, lifecycle: Lifecycle): Promise<Database> {
    const settings = this.kind.settingsOf(shared);
    if (settings === null) return Promise.resolve(shared);
    return lifecycle.start(
      "database",
      () => openDatabase(settings, schema, { logger: this.logger }),
      (opened) => opened.close(),
    );
  }
}

/** @throws Error when Discord would have refused something, or shown it as 'did not respond' */
export function complainOf({ breaches, mistakes }: Pick<DiscordSimulator, "breaches" | "mistakes">): void {
  if (breaches.length + mistakes.length > 0)
    throw new Error(`Discord would not have taken this: ${JSON.stringify([...breaches, ...mistakes])}`);
}
