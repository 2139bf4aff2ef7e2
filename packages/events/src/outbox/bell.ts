/** Tells this process's relay that something was committed, so that it need not poll fast. It misses nothing that matters: the relay polls slowly too. */
export class Bell {
  private waiting: (() => void)[] = [];
  private rung = false;

  ring(): void {
    this.rung = true;
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Until the bell rings (or has rung since the last wait), `ms` have passed or `stop` is aborted. */
  async wait(ms: number, stop: AbortSignal): Promise<void> {
    if (!this.rung && !stop.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        const wake = () => {
          clearTimeout(timer);
          resolve();
        };
        this.waiting.push(wake);
        stop.addEventListener("abort", wake, { once: true });
      });
    }
    this.rung = false;
  }
}
