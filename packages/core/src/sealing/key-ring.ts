import { createHmac } from "node:crypto";

export interface Key {
  readonly id: string;
  readonly bytes: Buffer;
  /** Derived, so that what is fingerprinted tells nothing about what is sealed. */
  readonly fingerprintBytes: Buffer;
}

// At most 255 bytes, since its length is one byte of each sealed value.
const KEY = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9+/]{43}=)$/;

/** The keys that personal text is sealed with: the first seals, all open, so that a new key can be put in front. */
export class KeyRing {
  private constructor(
    readonly first: Key,
    private readonly keys: ReadonlyMap<string, Key>,
  ) {}

  /** @param list `id:base64(32 bytes)`, comma separated. @throws Error that names the place in the list, never the key */
  static parse(list: string): KeyRing {
    const keys = new Map<string, Key>();
    for (const [index, entry] of list.split(",").entries()) {
      const [, id, base64] = KEY.exec(entry.trim()) ?? [];
      if (id === undefined || base64 === undefined) throw new Error(`key ${index + 1} is not 'id:base64 of 32 bytes'`);
      if (keys.has(id)) throw new Error(`key ${index + 1} has the id of an earlier one`);
      const bytes = Buffer.from(base64, "base64");
      keys.set(id, { id, bytes, fingerprintBytes: createHmac("sha256", bytes).update("chorestree fingerprint").digest() });
    }
    const [first] = keys.values();
    if (first === undefined) throw new Error("no key");
    return new KeyRing(first, keys);
  }

  get(id: string): Key | null {
    return this.keys.get(id) ?? null;
  }
}
