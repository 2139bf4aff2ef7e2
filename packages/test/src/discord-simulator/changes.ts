/** Tells that something may look different now: a request was answered, a connection came or went, a message changed. */
export class Changes {
  private readonly watchers = new Set<() => void>();

  happened(): void {
    for (const watcher of [...this.watchers]) watcher();
  }

  /** Returns how to stop. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Looks now and after every change, until something is found. @throws Error (rejects) with `otherwise` after the real milliseconds given */
  eventually<Found>(look: () => Found | undefined, withinMs: number, otherwise: string): Promise<Found> {
    const now = look();
    if (now !== undefined) return Promise.resolve(now);
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        stop();
        settle();
      };
      const stop = this.watch(() => {
        const found = look();
        if (found !== undefined) finish(() => resolve(found));
      });
      const timer = setTimeout(() => finish(() => reject(new Error(otherwise))), withinMs);
    });
  }
}
