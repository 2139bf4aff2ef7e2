import "reflect-metadata";
import { once } from "node:events";
import { openDatabase } from "@chorestree/core/database";
import { DatabaseTime } from "@chorestree/core/jobs";
import { CountingJob } from "../counting-job.js";
import { jobSchema } from "../job-schema.js";
import { jobsOn } from "../jobs-on.js";

/**
 * Does the jobs of the database that its first argument names, and prints what it logs. With the subject of its second argument it comes
 * half-way: it says 'holding' and goes on when it is told to by SIGCONT.
 */
const [url = "", held] = process.argv.slice(2);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const database = await openDatabase({ kind: "postgres", url, ssl: false, poolMax: 10 }, jobSchema, { logger: silent });
const { scope, runner } = jobsOn(database, new DatabaseTime(database), { pollMs: 100, log: (line) => process.stdout.write(line) });
const job = new CountingJob(scope);
job.does = async ({ subject }) => {
  if (subject !== held) return;
  const told = once(process, "SIGCONT");
  process.stdout.write("holding\n");
  await told;
};
process.stdout.write("begun\n");
await runner(job).work(new AbortController().signal);
