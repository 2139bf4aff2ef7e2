import { pino, type DestinationStream, type Logger } from "pino";
import { build as prettyStream } from "pino-pretty";
import type { LogSettings } from "../settings/settings.js";
import { correlationId } from "./correlation.js";
import { boundByName, withoutSecrets } from "./personal.js";
import { loggedError, loggedReply, loggedRequest, loggedValue } from "./serialisers.js";

export type { Logger } from "pino";

const SERIALISERS = { ...boundByName, err: loggedError, error: loggedError, req: loggedRequest, res: loggedReply };
const serialised = new Set(Object.keys(SERIALISERS));

/** What has a serialiser of its own is left to it; all else is cleaned here, before any sink sees it. */
const cleaned = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      serialised.has(key) ? value : Reflect.get(loggedValue({ [key]: value }) as object, key),
    ]),
  );

const onTerminal = (): DestinationStream => prettyStream({ colorize: true, ignore: "pid,hostname", translateTime: "HH:MM:ss", sync: true });

/**
 * One JSON object a line on standard output, readable lines on a terminal. Each line carries the correlation id it was written under.
 * `destination` is for tests and takes lines of JSON.
 */
export function createLogger(settings: { readonly log: LogSettings }, destination?: DestinationStream): Logger {
  const { level, pretty } = settings.log;
  const readable = pretty === "auto" ? process.stdout.isTTY : pretty;
  return pino(
    {
      level,
      base: null,
      serializers: SERIALISERS,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: cleaned, bindings: cleaned },
      mixin: () => {
        const id = correlationId();
        return id === undefined ? {} : { correlationId: id };
      },
      // The last look at a whole line: it also sees messages and the bindings of child loggers, which formatters do not.
      hooks: { streamWrite: withoutSecrets },
    },
    destination ?? (readable ? onTerminal() : pino.destination({ dest: 1, sync: true })),
  );
}
