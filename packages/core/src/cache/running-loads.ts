interface Load {
  readonly key: string;
  readonly tags: readonly string[];
  overtaken: boolean;
}

/**
 * Loads under way. One that began before a change may have read what was true before it, and may finish after the change was announced:
 * its answer is good for who asked, and must not be kept.
 */
export class RunningLoads {
  private readonly running = new Set<Load>();

  /** `overtaken` on what is answered tells, at any later time, whether a change came between. */
  async watch<T>(
    key: string,
    tags: readonly string[],
    load: () => Promise<T>,
  ): Promise<{ readonly value: T; readonly overtaken: boolean }> {
    const mine: Load = { key, tags, overtaken: false };
    this.running.add(mine);
    try {
      const value = await load();
      return { value, overtaken: mine.overtaken };
    } finally {
      this.running.delete(mine);
    }
  }

  overtake(keys: ReadonlySet<string>, tags: ReadonlySet<string>): void {
    for (const load of this.running) if (keys.has(load.key) || load.tags.some((tag) => tags.has(tag))) load.overtaken = true;
  }

  overtakeAll(): void {
    for (const load of this.running) load.overtaken = true;
  }
}
