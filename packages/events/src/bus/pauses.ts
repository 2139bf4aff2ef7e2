import { setTimeout } from "node:timers/promises";
import type { Random } from "@chorestree/atoms/kernel";

export interface Pace {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Growing pauses between attempts, each cut by up to half at random so that processes do not knock together. */
export class Pauses {
  /** Since something last worked. */
  taken = 0;

  constructor(
    private readonly random: Pick<Random, "next">,
    private readonly pace: Pace = { firstMs: 200, longestMs: 5_000 },
  ) {}

  /** Something worked: the next pause is a short one again. */
  reset(): void {
    this.taken = 0;
  }

  /** Ends early, and quietly, when `signal` is aborted. */
  async next(signal: AbortSignal): Promise<void> {
    const { firstMs, longestMs } = this.pace;
    const full = Math.min(longestMs, firstMs * 2 ** this.taken++);
    await setTimeout(full * (1 - this.random.next() / 2), undefined, { signal }).catch(() => undefined);
  }
}

/** `work`, or the abort of `signal`, whichever comes first. @throws what `work` rejects with, if that comes first */
export async function abortable(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  let stop = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
  });
  signal.addEventListener("abort", stop, { once: true });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** `work`, unless `signal` is aborted first. @throws the signal's reason */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  await abortable(work, signal);
  signal.throwIfAborted();
  return work;
}
