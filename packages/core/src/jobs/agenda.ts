import type { EntityManager } from "typeorm";
import type { AcrossGuilds } from "../database/across-guilds.js";
import type { UnitOfWork } from "../database/unit-of-work.js";
import { JobRow } from "./job.entity.js";

const REASON = "runners look for jobs that are due, in every guild";
/** Counting stops there, so that it costs the same whatever waits. */
const COUNTED = 10_000;

/** All guilds' plans, as runners see them. */
export class Agenda {
  constructor(
    private readonly acrossGuilds: AcrossGuilds,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The next `limit`, due or not, in the order in which they are to be tried. */
  next(limit: number): Promise<readonly JobRow[]> {
    return this.acrossGuilds.run(REASON, (manager) => manager.getRepository(JobRow).find({ order: { tryAt: "ASC" }, take: limit }));
  }

  /** How many are due and not done (10,000 at most), and for how long the first of them has been. */
  measure(now: Date): Promise<{ waiting: number; ageSeconds: number }> {
    return this.acrossGuilds.run(REASON, async (manager) => {
      const [found]: [{ waiting: number; ageSeconds: number }] = await manager.query(
        `SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM $1 - min(try_at)), 0)::float8 AS "ageSeconds"
         FROM (SELECT try_at FROM job WHERE try_at <= $1 ORDER BY try_at LIMIT ${COUNTED}) AS due`,
        [now],
      );
      return found;
    });
  }

  /**
   * For the rest of the current unit this job is ours; false when it is somebody else's, or no longer as it was seen. It takes no
   * lock on the row, so that an act that holds the subject and plans anew does not wait for a handler that waits for the subject.
   */
  async take({ guildId, kind, subject, planId, attempts }: JobRow): Promise<boolean> {
    const manager = this.manager();
    const lock = `job ${guildId} ${kind} ${subject}`;
    const [answer]: [{ ours: boolean }] = await manager.query("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS ours", [lock]);
    // A statement of its own: one that also took the lock would still see what the one before us has just struck off.
    return answer.ours && manager.getRepository(JobRow).existsBy({ guildId, kind, subject, planId, attempts });
  }

  /** Strikes it off; false when it is no longer planned as it was. */
  async strike({ guildId, kind, subject, planId }: JobRow): Promise<boolean> {
    const { affected } = await this.manager().getRepository(JobRow).delete({ guildId, kind, subject, planId });
    return affected === 1;
  }

  /** Notes a failure, unless it was planned anew or somebody else has noted one. */
  async putOff({ guildId, kind, subject, planId, attempts }: JobRow, lastError: string, tryAt: Date): Promise<void> {
    const failure = { attempts: attempts + 1, lastError, tryAt };
    await this.manager().getRepository(JobRow).update({ guildId, kind, subject, planId, attempts }, failure);
  }

  private manager(): EntityManager {
    return this.unitOfWork.current().manager;
  }
}
