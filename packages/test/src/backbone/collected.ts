import { setTimeout } from "node:timers/promises";

/** What comes in, in its order. A test waits for what should come, never for a time. */
export class Collected<T> {
  readonly items: T[] = [];
  private readonly watchers = new Set<() => void>();

  readonly add = (item: T): void => {
    this.items.push(item);
    for (const look of this.watchers) look();
  };

  /** Resolves once there are so many; the test's own limit ends a wait in vain. */
  async until(count: number): Promise<readonly T[]> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.items.length < count) return;
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      look();
    });
    return this.items;
  }
}

/** Asks until it is so, for what can only be asked for. */
export async function eventually(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await setTimeout(10);
}
