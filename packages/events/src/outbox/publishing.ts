import type { Envelope } from "../contracts/envelope.js";

type Publish = (envelope: Envelope) => Promise<void>;

/** The events that were sent and not yet confirmed. */
export class Publishing {
  private readonly sent = new Map<string, Promise<void>>();
  private confirmed: Envelope[] = [];
  private failure: { readonly error: unknown } | null = null;

  constructor(
    private readonly publish: Publish,
    private readonly settled: () => void,
  ) {}

  get size(): number {
    return this.sent.size;
  }

  /** Those that need not be sent again: on their way, or confirmed and not yet taken note of. */
  get ids(): readonly string[] {
    return [...this.sent.keys(), ...this.confirmed.map(({ id }) => id)];
  }

  send(envelope: Envelope): void {
    const outcome = this.publish(envelope)
      .then(
        () => void this.confirmed.push(envelope),
        (error: unknown) => void (this.failure ??= { error }),
      )
      .finally(() => {
        this.sent.delete(envelope.id);
        this.settled();
      });
    this.sent.set(envelope.id, outcome);
  }

  takeConfirmed(): readonly Envelope[] {
    return this.confirmed.splice(0);
  }

  takeFailure(): { readonly error: unknown } | null {
    const { failure } = this;
    this.failure = null;
    return failure;
  }

  /** Until each was confirmed or refused. */
  async landed(): Promise<void> {
    await Promise.all(this.sent.values());
  }
}
