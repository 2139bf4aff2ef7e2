import { type Database, Engine, openOnEngine, type OpenDatabaseDeps, type Schema, seed } from "@chorestree/core/database";

// The role is the server's and stays: so the migrations are also seen to stand one that is there already.
const EMPTIED = "ROLLBACK; RESET ALL; DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC";

/** Engines in memory, used again: each costs a second and hundreds of megabytes to start. */
export class EmbeddedShelf {
  private readonly started: Promise<Engine>[] = [];
  private readonly idle: Engine[] = [];

  async open(schema: Schema, deps: OpenDatabaseDeps): Promise<Database> {
    const engine = this.idle.pop() ?? (await this.start());
    return openOnEngine(engine, schema, deps, async () => {
      await engine.query(EMPTIED);
      this.idle.push(engine);
    });
  }

  /** Ends them all, also those that a failed test left open: a thread that runs on keeps the whole run from ending. */
  async clear(): Promise<void> {
    for (const starting of await Promise.allSettled(this.started.splice(0)))
      if (starting.status === "fulfilled") await starting.value.kill();
  }

  private start(): Promise<Engine> {
    const starting = seed().then((from) => Engine.start({ dataDir: null, seed: from }));
    this.started.push(starting);
    return starting;
  }
}
