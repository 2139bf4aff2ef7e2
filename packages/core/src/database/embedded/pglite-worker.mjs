// Runs PostgreSQL (PGlite) off the main thread: a long query must not keep Discord waiting for its answer.
// Plain JavaScript, since a worker's file is loaded by Node itself, also where tests run the sources.
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

const FIELDS = [
  "code",
  "severity",
  "detail",
  "hint",
  "position",
  "where",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "routine",
];

/** An Error loses its own fields on the way between threads, and a crash message may carry the whole minified engine. */
const plain = (error) => ({
  message: String(error?.message ?? error).slice(0, 2000),
  ...Object.fromEntries(FIELDS.filter((field) => error?.[field] !== undefined).map((field) => [field, error[field]])),
});

const start = async ({ dataDir, seed }) =>
  PGlite.create({
    ...(dataDir === null ? {} : { dataDir }),
    ...(seed === null
      ? {}
      : { loadDataDir: new Blob([await readFile(seed)], { type: seed.endsWith(".gz") ? "application/gzip" : "application/x-tar" }) }),
  });

/** Values cross as PostgreSQL's text, both ways: the calling side reads and writes them as `pg` does, so that both databases give equal rows. */
const asText = (db) => ({
  rowMode: "array",
  parsers: Object.fromEntries(Object.keys(db.parsers).map((oid) => [oid, (text) => text])),
  serializers: new Proxy({}, { get: () => (text) => text }),
});

async function answer(db, { text, values }) {
  const results = values.length > 0 ? [await db.query(text, values, asText(db))] : await db.exec(text, asText(db));
  const { rows, fields, command, rowCount } = results.at(-1) ?? {};
  return { rows: rows ?? [], fields: fields ?? [], command: command ?? "", rowCount: rowCount ?? null };
}

try {
  const db = await start(workerData);
  parentPort.on("message", async ({ id, close, ...query }) => {
    try {
      if (close) await db.close();
      parentPort.postMessage({ id, result: close ? null : await answer(db, query) });
      if (close) parentPort.close();
    } catch (error) {
      parentPort.postMessage({ id, error: plain(error) });
    }
  });
  parentPort.postMessage({ ready: true });
} catch (error) {
  parentPort.postMessage({ failed: plain(error) });
  parentPort.close();
}
