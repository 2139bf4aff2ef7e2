import type { Call, Operation, Outcome } from "./operation.js";

const UNANSWERED = Number.POSITIVE_INFINITY;

/** All calls of one driver process. A call is in the log before it is sent, so that one without an answer is there too. */
export class ClientLog {
  private readonly entries: { call: Call; invokedAt: number; returnedAt: number; outcome: Outcome }[] = [];

  /** @param now the driver's monotonic clock, in milliseconds */
  constructor(private readonly now: () => number) {}

  get operations(): readonly Operation[] {
    return this.entries.map(({ call, ...seen }) => ({ ...call, ...seen }));
  }

  /** @param send what throws got no answer */
  async record(call: Call, send: () => Promise<Outcome>): Promise<Outcome> {
    const entry = { call, invokedAt: this.now(), returnedAt: UNANSWERED, outcome: { class: "unknown", said: "nothing" } as Outcome };
    this.entries.push(entry);
    try {
      entry.outcome = await send();
      entry.returnedAt = this.now();
    } catch (error) {
      entry.outcome = { class: "unknown", said: String(error) };
    }
    return entry.outcome;
  }
}
