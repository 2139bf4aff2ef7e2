/** Tells a background work of this process that something was committed, so that it need not poll fast. Nothing that matters is missed: it polls slowly too. */
export class Bell {
  private readonly waiting = new Set<() => void>();
  private rung = false;

  ring(): void {
    this.rung = true;
    for (const wake of this.waiting) wake();
  }

  /** Until the bell rings (or has rung since the last wait), `ms` have passed or `stop` is aborted. */
  async wait(ms: number, stop: AbortSignal): Promise<void> {
    if (!this.rung && !stop.aborted) await this.woken(ms, stop);
    this.rung = false;
  }

  private woken(ms: number, stop: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        stop.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.waiting.add(wake);
      stop.addEventListener("abort", wake, { once: true });
    });
  }
}
