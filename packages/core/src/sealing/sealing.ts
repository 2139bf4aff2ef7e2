import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Sealed } from "@chorestree/atoms/kernel";
import type { Key, KeyRing } from "./key-ring.js";

/** Where a sealed value lies. It opens only there: copied to another row, column or guild it is refused. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly guild: string;
  readonly row: string;
}

/** A sealed value cannot be opened: altered, moved, or its key is gone. Says nothing of what is inside. */
export class SealBroken extends Error {
  constructor({ table, column }: Place) {
    super(`A sealed value in ${table}.${column} does not open: altered, moved from elsewhere, or its key is not in the ring.`);
    this.name = "SealBroken";
  }
}

const FORMAT = 1;
/** 96 random bits, as NIST SP 800-38D section 8.2.2 has it: safe for 2^32 values under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals and opens personal text: AES-256-GCM. The value is format, key id (length first), nonce, tag, ciphertext. */
export class Sealing {
  constructor(
    private readonly keys: KeyRing,
    private readonly nonce: (bytes: number) => Uint8Array = randomBytes,
  ) {}

  seal(text: string, where: Place): Sealed;
  seal(text: string | null, where: Place): Sealed | null;
  seal(text: string | null, where: Place): Sealed | null {
    if (text === null) return null;
    const key = this.keys.first;
    const head = headOf(key);
    const nonce = this.nonce(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(bound(where));
    const inside = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), inside]) as Sealed;
  }

  open(sealed: Sealed, where: Place): string;
  open(sealed: Sealed | null, where: Place): string | null;
  /** @throws SealBroken */
  open(sealed: Sealed | null, where: Place): string | null {
    if (sealed === null) return null;
    const { key, rest } = this.read(sealed, where);
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, rest.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(bound(where))
      .setAuthTag(rest.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(rest.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
    } catch {
      throw new SealBroken(where);
    }
  }

  /** A keyed hash: equal texts can be recognised, and nobody without the key can try texts out. Starts with the key's id. */
  fingerprint(text: string): Buffer {
    return fingerprintWith(this.keys.first, text);
  }

  /** Whether `fingerprint` was made of this text, under whichever key of the ring. */
  matches(text: string, fingerprint: Buffer): boolean {
    const key = this.keys.get(keyIdOf(fingerprint));
    if (key === null) return false;
    const ours = fingerprintWith(key, text);
    return ours.length === fingerprint.length && timingSafeEqual(ours, fingerprint);
  }

  private read(sealed: Buffer, where: Place): { key: Key; rest: Buffer } {
    const key = sealed[0] === FORMAT ? this.keys.get(keyIdOf(sealed)) : null;
    if (key === null) throw new SealBroken(where);
    const rest = sealed.subarray(headOf(key).length);
    if (rest.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken(where);
    return { key, rest };
  }
}

function headOf(key: Key): Buffer {
  const id = Buffer.from(key.id, "utf8");
  return Buffer.concat([Buffer.from([FORMAT, id.length]), id]);
}

const keyIdOf = (value: Buffer): string => value.subarray(2, 2 + (value[1] ?? 0)).toString("utf8");

// JSON keeps the parts apart: no choice of names makes two places look the same.
const bound = ({ table, column, guild, row }: Place): Buffer => Buffer.from(JSON.stringify([table, column, guild, row]), "utf8");

const fingerprintWith = (key: Key, text: string): Buffer =>
  Buffer.concat([headOf(key), createHmac("sha256", key.fingerprintBytes).update(text, "utf8").digest()]);
