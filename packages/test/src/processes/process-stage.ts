import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Database } from "@chorestree/core/database";
import { SystemClock } from "@chorestree/core/machine";
import { RabbitTopology } from "@chorestree/events/bus";
import { topologyOf } from "@chorestree/events/consume";
import { REACTIONS, schema } from "@chorestree/organisms/composition";
import { freshPostgres } from "../backbone/fresh-postgres.js";
import { clearBroker } from "../backbone/index.js";
import { type DiscordSimulator, type MistakeKind, startDiscordSimulator, type SimulatorOptions } from "../discord-simulator/index.js";
import { complainOf, PlatformDoors } from "../platform/index.js";
import { type App, AppProcess } from "./app-process.js";
import type { OwnServices } from "./own-services.js";

/** A started app, and where its own HTTP answers. */
export type RunningApp = AppProcess & { readonly url: string };

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * A story over apps that are processes, in a database of its own: `test("…", withProcesses(services, async (stage) => { … }))`. What the
 * processes said is shown when the story fails, and only then; what Discord would have refused fails it.
 */
export const withProcesses =
  (services: OwnServices, story: (stage: ProcessStage) => Promise<void>, gateway: SimulatorOptions["gateway"] = { identifyWindowMs: 0 }) =>
  async (): Promise<void> => {
    const stage = await ProcessStage.set(services, gateway);
    try {
      await story(stage);
      stage.complain();
    } catch (error) {
      process.stderr.write(stage.words());
      throw error;
    } finally {
      await stage.clear();
    }
  };

export class ProcessStage {
  private readonly apps: AppProcess[] = [];
  private readonly allowed = new Set<MistakeKind>();

  private constructor(
    readonly services: OwnServices,
    readonly discord: DiscordSimulator,
    /** To look behind the doors with: what is stored decides what was true. */
    readonly database: Database,
    private readonly environment: NodeJS.ProcessEnv & { readonly DATA_DIR: string; readonly DATABASE_URL: string },
  ) {}

  static async set(services: OwnServices, gateway: SimulatorOptions["gateway"]): Promise<ProcessStage> {
    const clock = new SystemClock();
    const discord = await startDiscordSimulator({ clock, ...(gateway && { gateway }) });
    const { database, settings } = await freshPostgres(services.postgres.url, schema, { logger: silent });
    if (settings.kind !== "postgres" || !("url" in settings)) throw new Error("not a database that processes can share");
    const { id, token } = discord.application();
    return new ProcessStage(services, discord, database, {
      DATABASE_URL: settings.url,
      REDIS_URL: services.redis.url,
      RABBITMQ_URL: services.rabbit.url,
      DATA_DIR: await mkdtemp(join(tmpdir(), "chorestree-")),
      DISCORD_TOKEN: token,
      DISCORD_APPLICATION_ID: id,
      DISCORD_API_URL: `${discord.url}/api`,
      API_PORT: "0",
      BOT_PORT: "0",
      RATE_LIMIT_PER_MINUTE: "1000000",
      LOG_LEVEL: "debug",
    });
  }

  /** Of this story alone. */
  get databaseUrl(): string {
    return this.environment.DATABASE_URL;
  }

  /** What belongs to this story, and is no bot's fault. */
  allow(kind: MistakeKind): void {
    this.allowed.add(kind);
  }

  /** @throws Error when Discord would have refused something, or shown it as 'did not respond', that does not belong to the story */
  complain(): void {
    const { breaches, mistakes } = this.discord;
    complainOf({ breaches, mistakes: mistakes.filter(({ kind }) => !this.allowed.has(kind)) });
  }

  /** Resolves when it is ready. */
  async start(app: App, more: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
    const started = new AppProcess(`${app} ${this.apps.length}`, app, { ...this.environment, ...more });
    this.apps.push(started);
    return Object.assign(started, { url: await started.ready() });
  }

  /** The bot that holds this shard. */
  startShard(shard: number, of: number): Promise<RunningApp> {
    return this.start("bot", { DISCORD_SHARDS: String(shard), DISCORD_SHARD_COUNT: String(of) });
  }

  doors(...apis: readonly RunningApp[]): PlatformDoors {
    return new PlatformDoors(
      this.discord,
      apis.map(({ url }) => url),
    );
  }

  /** What a question in SQL finds, over all guilds. */
  ask<Row>(sql: string): Promise<Row[]> {
    return this.database.dataSource.query(sql);
  }

  /** Keeps the locks of a statement; answers how to let go of them. */
  async hold(sql: string): Promise<() => Promise<void>> {
    const runner = this.database.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(sql);
    return async () => {
      await runner.rollbackTransaction();
      await runner.release();
    };
  }

  /** Looks until it holds; answers how many milliseconds that took. @throws Error when it does not within `withinMs` */
  async until(what: string, holds: () => Promise<boolean>, withinMs: number): Promise<number> {
    const begun = performance.now();
    while (!(await holds())) {
      if (performance.now() - begun > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`);
      await setTimeout(50);
    }
    return performance.now() - begun;
  }

  words(): string {
    return this.apps.map(({ name, said }) => `--- ${name}\n${said.join("\n")}\n`).join("");
  }

  async clear(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.kill()));
    await clearBroker(this.services.rabbit.url, new RabbitTopology(topologyOf(REACTIONS)));
    await this.database.close();
    await this.discord.close();
    await rm(this.environment.DATA_DIR, { recursive: true });
  }
}
