import { Worker } from "node:worker_threads";
import pg from "pg";
import pgUtils from "pg/lib/utils.js";

export interface QueryAnswer {
  readonly rows: readonly Record<string, unknown>[];
  readonly command: string;
  readonly rowCount: number | null;
}

/** The embedded database is gone: closed, or its thread died. */
export class EmbeddedDatabaseStopped extends Error {
  constructor(reason: string) {
    super(`The embedded database has stopped: ${reason}`);
    this.name = "EmbeddedDatabaseStopped";
  }
}

interface Failure {
  readonly message: string;
}

interface RawAnswer {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly command: string;
  readonly rowCount: number | null;
}

type Said =
  | { readonly ready: true }
  | { readonly failed: Failure }
  | { readonly id: number; readonly result: RawAnswer | null }
  | { readonly id: number; readonly error: Failure };

interface Waiting {
  readonly resolve: (result: RawAnswer | null) => void;
  readonly reject: (error: Error) => void;
}

/** One PGlite in a thread of its own: one session, one query at a time. Who may send one now is the connection queue's matter. */
export class Engine {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private stopped: EmbeddedDatabaseStopped | null = null;

  private constructor(private readonly worker: Worker) {
    worker.on("message", (said: Said) => this.hear(said));
    worker.on("error", (error) => this.stop(error.message.slice(0, 2000)));
    worker.on("exit", () => this.stop("its thread has ended"));
  }

  /** @param from `dataDir` null for memory; `seed` a dump to begin from where there is nothing yet, or null to make it from nothing (3 s) */
  static async start(from: { readonly dataDir: string | null; readonly seed: string | null }): Promise<Engine> {
    const worker = new Worker(new URL("./pglite-worker.mjs", import.meta.url), { workerData: from, execArgv: [] });
    await new Promise<void>((resolve, reject) => {
      worker.once("message", (said: Said) => {
        if ("failed" in said) reject(new EmbeddedDatabaseStopped(said.failed.message));
        else resolve();
      });
      worker.once("error", reject);
    });
    return new Engine(worker);
  }

  async query(text: string, parameters: readonly unknown[] = []): Promise<QueryAnswer> {
    const values = parameters.map((value) => asText(pgUtils.prepareValue(value)));
    const raw = await this.ask({ text, values });
    if (raw === null) throw new EmbeddedDatabaseStopped("no answer");
    return { rows: raw.rows.map((row) => readRow(raw.fields, row)), command: raw.command, rowCount: raw.rowCount };
  }

  /** Writes what is left to disk and ends the thread. */
  async close(): Promise<void> {
    if (this.stopped !== null) return;
    await this.ask({ close: true });
    this.stop("it was closed");
    await this.worker.terminate();
  }

  /** Ends the thread at once, as a crash would. */
  async kill(): Promise<void> {
    this.stop("it was killed");
    await this.worker.terminate();
  }

  private ask(message: object): Promise<RawAnswer | null> {
    if (this.stopped !== null) return Promise.reject(this.stopped);
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...message });
    });
  }

  private hear(said: Said): void {
    if (!("id" in said)) return;
    const waiting = this.waiting.get(said.id);
    this.waiting.delete(said.id);
    if ("error" in said) waiting?.reject(Object.assign(new pg.DatabaseError(said.error.message, 0, "error"), said.error));
    else waiting?.resolve(said.result);
  }

  private stop(reason: string): void {
    this.stopped ??= new EmbeddedDatabaseStopped(reason);
    for (const { reject } of this.waiting.values()) reject(this.stopped);
    this.waiting.clear();
  }
}

const asText = (value: Buffer | string | null): string | null => (Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : value);

const readRow = (fields: RawAnswer["fields"], row: readonly (string | null)[]): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ name, dataTypeID }, index) => [name, readValue(dataTypeID, row[index] ?? null)]));

/** Typed for the built-in types alone; for any other number it is a function that gives back the text. */
const parserOf = pg.types.getTypeParser as (oid: number, format: "text") => (text: string) => unknown;

const readValue = (oid: number, text: string | null): unknown => {
  if (text === null) return null;
  return parserOf(oid, "text")(text);
};
