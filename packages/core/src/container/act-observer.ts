import { isDomainError } from "@chorestree/atoms/kernel";
import { DatabaseBusy } from "../database/busy.js";
import type { Logger } from "../logging/create-logger.js";
import type { Metrics } from "../metrics/metrics.js";
import type { Tracer } from "../tracing/span.js";
import type { Observed } from "./observed.js";
import type { Observer } from "./observer.js";

/** A span, a duration, a count and a line of the debug log for each act: by its correlation id an act is followed through all processes. A refusal is an outcome, not a failure: people run into those all day. */
export class ActObserver implements Observer {
  constructor(
    private readonly metrics: Pick<Metrics, "increment" | "observe">,
    private readonly tracer: Tracer,
    private readonly logger: Pick<Logger, "debug">,
    /** Milliseconds of a clock that never jumps. */
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  async observe<T>({ kind, name }: Observed, body: () => Promise<T>): Promise<T> {
    const begun = this.elapsed();
    const book = (outcome: "ok" | "refused" | "busy" | "failed") => {
      this.metrics.increment("chorestree_acts_total", { kind, name, outcome });
      this.metrics.observe("chorestree_act_duration_seconds", { kind, name, outcome }, (this.elapsed() - begun) / 1000);
      this.logger.debug({ kind, act: name, outcome }, "observed");
    };
    try {
      const answer = await this.tracer.span(name, { kind }, body);
      book("ok");
      return answer;
    } catch (error) {
      book(isDomainError(error) ? "refused" : error instanceof DatabaseBusy ? "busy" : "failed");
      throw error;
    }
  }
}
