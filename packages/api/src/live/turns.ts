/**
 * Listeners about whom Discord is to be asked again, one after the other: a thousand lines that were opened together would else be a
 * thousand questions at once. Whoever waits already waits once.
 */
export class Turns {
  private readonly waiting = new Map<string, () => Promise<unknown>>();
  private going = false;
  private ended = false;

  /** @param pause resolves when the next may have its turn */
  constructor(
    private readonly pause: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  take(who: string, ask: () => Promise<unknown>): void {
    if (!this.waiting.has(who)) this.waiting.set(who, ask);
    if (!this.going) void this.go();
  }

  end(): void {
    this.ended = true;
  }

  private async go(): Promise<void> {
    this.going = true;
    for (const [who, ask] of this.waiting) {
      if (this.ended) break;
      this.waiting.delete(who);
      // Not waited for: while Discord is slow the others must have their turn too.
      ask().catch(this.failed);
      await this.pause();
    }
    this.going = false;
  }
}
