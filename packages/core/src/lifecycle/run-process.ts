import type { Logger } from "pino";
import { createLogger } from "../logging/create-logger.js";
import { isExpectedFailure } from "./expected-failure.js";
import { Lifecycle, StoppedWhileStarting } from "./lifecycle.js";

type Signal = "SIGINT" | "SIGTERM";

/** The operating system's side of a process: what a test hands in instead of the real one. */
export interface ProcessHost {
  onSignal(listener: (signal: Signal) => void): void;
  onUncaught(listener: (error: unknown) => void): void;
  print(message: string): void;
  exit(code: number): void;
  /** Used until the composition gives its own. */
  readonly logger?: Logger;
}

const thisProcess: ProcessHost = {
  onSignal(listener) {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, listener);
  },
  onUncaught(listener) {
    process.on("uncaughtException", listener);
    process.on("unhandledRejection", listener);
  },
  print: (message) => process.stderr.write(`${message}\n`),
  exit: (code) => process.exit(code),
};

/** The composition may not have read its settings yet. */
const beforeSettings = (name: string): Logger => createLogger({ log: { level: "warn", pretty: "auto" } }).child({ process: name });

/**
 * Runs `start`, then lives until SIGINT or SIGTERM. The only place that knows signals and exit codes:
 * 0 after a clean stop, 1 when a start fails, something is thrown that nobody caught, or a stop does not end in time.
 */
export async function runProcess(
  name: string,
  start: (lifecycle: Lifecycle) => Promise<void>,
  host: ProcessHost = thisProcess,
): Promise<void> {
  const lifecycle = new Lifecycle(host.logger ?? beforeSettings(name));
  let ending = false;

  const end = async (code: number): Promise<void> => {
    // A terminal sends SIGINT to the whole group and a supervisor passes it on: the second is not impatience.
    if (ending) return;
    ending = true;
    const { unfinished } = await lifecycle.stop();
    host.exit(unfinished.length > 0 ? 1 : code);
  };
  const fail = (error: unknown, when: string): Promise<void> => {
    if (isExpectedFailure(error)) host.print(error.exitMessage);
    else lifecycle.logger.fatal({ err: error }, when);
    return end(1);
  };

  host.onSignal(() => void end(0));
  host.onUncaught((error) => void fail(error, "nobody caught this"));
  try {
    await start(lifecycle);
  } catch (error) {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it changes while we wait
    if (!(error instanceof StoppedWhileStarting && ending)) await fail(error, "could not start");
  }
}
