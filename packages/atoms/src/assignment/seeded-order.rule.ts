const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A lot drawn from a seed and a name: an unsigned 32-bit number, the same for the same two words on every machine, and as good as chance
 * over different ones. FNV-1a, stirred by the finalizer of MurmurHash3, since ids of one minute differ in their last characters only.
 */
export function lot(seed: string, name: string): number {
  let hash = FNV_OFFSET;
  for (const letter of `${seed} ${name}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Who comes first by lot; of two equal lots, the lower name. */
export const byLot =
  (seed: string) =>
  (one: string, other: string): number =>
    lot(seed, one) - lot(seed, other) || (one < other ? -1 : Number(one > other));
