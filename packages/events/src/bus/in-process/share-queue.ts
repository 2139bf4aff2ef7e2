import { abortable } from "../pauses.js";
import type { Take } from "../bus.js";

interface Waiting {
  readonly message: unknown;
  readonly taken: () => void;
}

/** One share's messages in memory. What is lost with the process still lies in the outbox, as nobody has confirmed it. */
export class ShareQueue {
  private readonly waiting: Waiting[] = [];
  private active: Promise<void> = Promise.resolve();
  private filled = (): void => undefined;

  /** Resolves once a consumer has taken it. */
  put(message: unknown): Promise<void> {
    return new Promise((taken) => {
      this.waiting.push({ message, taken });
      this.filled();
    });
  }

  /** Consumers are active one at a time, in the order of their coming. */
  async drain(take: Take, signal: AbortSignal, failed: (error: unknown) => Promise<void>): Promise<void> {
    const before = this.active;
    const mine = abortable(before, signal).then(() => this.takeInTurn(take, signal, failed));
    this.active = Promise.all([before, mine]).then(() => undefined);
    await mine;
  }

  private async takeInTurn(take: Take, signal: AbortSignal, failed: (error: unknown) => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      const [next] = this.waiting;
      if (next === undefined) {
        await abortable(this.untilFilled(), signal);
        continue;
      }
      try {
        await take(next.message, signal);
        this.waiting.shift();
        next.taken();
      } catch (error) {
        await failed(error);
      }
    }
  }

  private untilFilled(): Promise<void> {
    return new Promise((resolve) => {
      this.filled = resolve;
    });
  }
}
