/** What goes wrong, for which route, and how often. */
export interface Fault {
  /** As in the route table, for instance `/channels/:channelId/messages`; every route when absent. */
  readonly route?: string;
  readonly method?: string;
  /** 1 unless told. */
  readonly times?: number;
  readonly answer: FaultAnswer;
}

export type FaultAnswer =
  /** A rate limit that Discord decides on; `html` is what the shield before it answers (no JSON, no rate-limit headers). */
  | { readonly kind: "429"; readonly retryAfterMs: number; readonly scope?: "user" | "global" | "shared"; readonly html?: boolean }
  | { readonly kind: "status"; readonly status: number; readonly body?: unknown }
  /** Real milliseconds; then the request is handled as always. */
  | { readonly kind: "slow"; readonly ms: number }
  /** The connection breaks: before the request took effect, or after, when the bot cannot know that it did. */
  | { readonly kind: "cut"; readonly when: "before" | "after" };

/** Scripted trouble, used up in the order it was given. */
export class Faults {
  private readonly waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** Takes one turn of the first fault that fits. */
  next(method: string, route: string): FaultAnswer | undefined {
    const fitting = this.waiting.find(
      ({ fault, left }) => left > 0 && (fault.method ?? method) === method && (fault.route ?? route) === route,
    );
    if (!fitting) return undefined;
    fitting.left -= 1;
    return fitting.fault.answer;
  }
}
