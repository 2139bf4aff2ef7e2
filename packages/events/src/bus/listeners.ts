import type { BroadcastListener } from "./bus.js";

/** Hands one line's broadcasts to everyone in this process who listens. */
export class Listeners implements BroadcastListener {
  private readonly all = new Set<BroadcastListener>();
  private up = false;

  /** Who comes while the line is up is told so, but not from within this call: the caller is not ready yet. */
  add(listener: BroadcastListener): () => void {
    this.all.add(listener);
    queueMicrotask(() => {
      if (this.up && this.all.has(listener)) listener.reconnected();
    });
    return () => this.all.delete(listener);
  }

  heard(message: unknown): void {
    for (const listener of this.all) listener.heard(message);
  }

  reconnected(): void {
    this.up = true;
    for (const listener of this.all) listener.reconnected();
  }

  lost(): void {
    this.up = false;
  }
}
