const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A lot drawn from a seed and a name: an unsigned 32-bit number, the same for the same two words on every machine, and as good as chance
 * over different ones. FNV-1a, stirred by the finalizer of MurmurHash3, since ids of one minute differ in their last characters only.
 */
export const lot = (seed: string, name: string): number => stir(read(name, read(`${seed} `, FNV_OFFSET)));

/** By lot; of two equal lots, the lower name comes first. */
export function byLot<Name extends string>(seed: string, names: readonly Name[]): Name[] {
  const begun = read(`${seed} `, FNV_OFFSET);
  const drawn = names.map((name) => ({ name, lot: stir(read(name, begun)) }));
  return drawn.sort((one, other) => one.lot - other.lot || (one.name < other.name ? -1 : 1)).map(({ name }) => name);
}

function read(words: string, begun: number): number {
  let hash = begun;
  for (let place = 0; place < words.length; place += 1) hash = Math.imul(hash ^ words.charCodeAt(place), FNV_PRIME);
  return hash;
}

function stir(read: number): number {
  let hash = Math.imul(read ^ (read >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
