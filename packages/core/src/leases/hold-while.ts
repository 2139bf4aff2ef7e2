import { setTimeout as pause } from "node:timers/promises";
import type { DatabaseLog } from "../database/database-settings.js";
import type { Lease, LeaseGiver } from "./lease.js";

export type LeasedWork = (lease: Lease, signal: AbortSignal) => Promise<void>;

export interface LeasedLoop {
  readonly name: string;
  readonly ttlMs: number;
  readonly stop: AbortSignal;
  readonly work: LeasedWork;
}

/** See `Leases.holdWhile`. */
export async function holdWhile(leases: LeaseGiver, log: DatabaseLog, loop: LeasedLoop): Promise<void> {
  const { name, ttlMs, stop } = loop;
  while (!stop.aborted) {
    const asked = performance.now();
    const lease = await leases.acquire(name, ttlMs).catch((err: unknown) => {
      log.warn({ lease: name, err }, "a lease could not be asked for");
      return null;
    });
    if (lease !== null) await workUnder(leases, log, lease, loop, asked);
    await rest(ttlMs / 3, stop);
  }
}

async function workUnder(leases: LeaseGiver, log: DatabaseLog, lease: Lease, { stop, work }: LeasedLoop, asked: number): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  const renewing = keep(leases, log, lease, over, signal, asked);
  try {
    if (!signal.aborted) await work(lease, signal);
  } catch (err) {
    if (!signal.aborted) log.error({ lease: lease.name, err }, "a leased work failed; it will begin again");
  } finally {
    over.abort();
    await renewing;
    await leases
      .release(lease)
      .catch((err: unknown) => log.warn({ lease: lease.name, err }, "a lease could not be given back; it will run out"));
  }
}

/** Renews until `signal`. A database that does not answer counts against us: the others see the lease run out all the same. */
async function keep(
  leases: LeaseGiver,
  log: DatabaseLog,
  lease: Lease,
  over: AbortController,
  signal: AbortSignal,
  asked: number,
): Promise<void> {
  const lose = () => {
    if (!signal.aborted) log.warn({ lease: lease.name, fence: String(lease.fence) }, "a lease was lost");
    over.abort();
  };
  // Counted from before the question, so that it ends here no later than in the database.
  const until = (from: number) => setTimeout(lose, Math.max(0, from + lease.ttlMs - performance.now()));
  let deadline = until(asked);
  for (;;) {
    await rest(lease.ttlMs / 3, signal);
    if (signal.aborted) break;
    const from = performance.now();
    const renewed = await leases.renew(lease).catch(() => null);
    if (renewed === false) lose();
    if (renewed !== true) continue;
    clearTimeout(deadline);
    deadline = until(from);
  }
  clearTimeout(deadline);
}

const rest = (ms: number, signal: AbortSignal): Promise<void> => pause(ms, undefined, { signal }).catch(() => undefined);
