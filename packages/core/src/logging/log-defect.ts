import { randomBytes } from "node:crypto";
import type { Logger } from "pino";

const shortId = (): string => randomBytes(6).toString("hex");

/** One line for something that should not happen. The answer is the id that the person is shown, short enough to read out. */
export function logDefect(logger: Logger, error: unknown, makeId: () => string = shortId): string {
  const defectId = makeId();
  logger.error({ err: error, defectId }, "defect");
  return defectId;
}
