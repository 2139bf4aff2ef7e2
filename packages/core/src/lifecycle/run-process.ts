import type { Lifecycle } from "./lifecycle.js";

/** The only place that knows signals and exit codes. Resolves when `start` is done; the process then lives until a signal. */
export async function runProcess(name: string, start: (lifecycle: Lifecycle) => Promise<void>): Promise<void> {
  await Promise.reject(new Error(`${name} ${String(start)}`));
}
