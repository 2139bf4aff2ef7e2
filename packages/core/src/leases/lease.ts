/** The right to do one named work, until it expires. */
export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Grows with every new holder: what a write touches may refuse a smaller one than it has seen. */
  readonly fence: bigint;
  readonly ttlMs: number;
}

/** Gives leases out and takes them back. */
export interface LeaseGiver {
  /** Null while somebody else has it. @param ttlMs how long it is good without renewal */
  acquire(name: string, ttlMs: number): Promise<Lease | null>;
  /** False when it was lost: stop the work. */
  renew(lease: Lease): Promise<boolean>;
  release(lease: Lease): Promise<void>;
}
