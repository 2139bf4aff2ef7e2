import type { BroadcastListener } from "./bus.js";

/** Hands one line's broadcasts to everyone in this process who listens. */
export class Listeners implements BroadcastListener {
  private readonly all = new Set<BroadcastListener>();

  add(listener: BroadcastListener): () => void {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }

  heard(message: unknown): void {
    for (const listener of this.all) listener.heard(message);
  }

  reconnected(): void {
    for (const listener of this.all) listener.reconnected();
  }
}
