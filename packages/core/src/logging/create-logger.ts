import { pino, type DestinationStream, type Logger } from "pino";
import type { LogSettings } from "../settings/settings.js";

export type { Logger } from "pino";

/** One JSON object a line on standard output, or readable lines on a terminal. */
export function createLogger(settings: { readonly log: LogSettings }, destination?: DestinationStream): Logger {
  return pino({ level: settings.log.level }, destination ?? pino.destination(1));
}
