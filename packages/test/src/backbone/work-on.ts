import type { Clock, Random } from "@chorestree/atoms/kernel";
import { AcrossGuilds, type Database, GuildScope, UnitOfWork } from "@chorestree/core/database";
import { KeyRing, Sealing } from "@chorestree/core/sealing";

const clock: Clock = { now: () => new Date("2026-11-24T18:00:00Z") };
const random: Random = { next: () => 0, bytes: (length) => new Uint8Array(length) };

/** A key for tests, and only for them. */
export const testKeys = (): KeyRing => KeyRing.parse(`test:${Buffer.alloc(32, 7).toString("base64")}`);

export interface WorkOn {
  readonly unitOfWork: UnitOfWork;
  readonly scope: GuildScope;
  readonly acrossGuilds: AcrossGuilds;
  readonly sealing: Sealing;
}

/** What one process would have around this database. */
export function workOn(database: Database): WorkOn {
  const sealing = new Sealing(testKeys());
  return {
    unitOfWork: new UnitOfWork(database, sealing, clock, random),
    scope: new GuildScope(database),
    acrossGuilds: new AcrossGuilds(database),
    sealing,
  };
}
