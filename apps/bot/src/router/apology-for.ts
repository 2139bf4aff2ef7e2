import type { Logger } from "pino";
import { type Locale, text } from "@chorestree/atoms/messages";
import { DatabaseBusy, OutcomeUnknown } from "@chorestree/core/database";
import { logDefect } from "@chorestree/core/logging";
import { DoneNotShown } from "./show-after-act.js";

/** For what is nobody's mistake but ours; it must not need the database, which may be the reason. */
export function apologyFor(error: unknown, locale: Locale, logger: Logger): string {
  if (error instanceof DatabaseBusy) return text(locale, "error.busy");
  const id = logDefect(logger, error);
  if (error instanceof DoneNotShown) return text(locale, "error.done_not_shown", { id });
  return text(locale, error instanceof OutcomeUnknown ? "error.outcome_unknown" : "error.defect", { id });
}
