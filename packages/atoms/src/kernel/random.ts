/** Randomness as an input. `bytes` is fit for secrets, `next` (0 <= n < 1) for jitter and ties. */
export abstract class Random {
  abstract next(): number;
  abstract bytes(length: number): Uint8Array;
}
