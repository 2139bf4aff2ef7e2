import { type DueJob, HandlesJob, type JobHandler } from "@chorestree/core/jobs";
import type { GuildScope } from "@chorestree/core/database";
import { Sample } from "./sample-schema.js";

/** Counts in its subject's row how often it was done. */
@HandlesJob("sample.count")
export class CountingJob implements JobHandler {
  /** What else a test wants of it, after the effect and before the commit. */
  does: (job: DueJob) => Promise<void> = () => Promise.resolve();

  constructor(private readonly scope: GuildScope) {}

  async run(job: DueJob): Promise<void> {
    const { guildId, rows } = this.scope.of(Sample);
    const { affected } = await rows.increment({ guildId, id: job.subject }, "count", 1);
    if (affected === 0) await rows.insert({ guildId, id: job.subject, count: 1 });
    await this.does(job);
  }
}
