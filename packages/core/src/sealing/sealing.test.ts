import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Sealed } from "@chorestree/atoms/kernel";
import { KeyRing } from "./key-ring.js";
import { type Place, SealBroken, Sealing } from "./sealing.js";

const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString("base64")}`;
const sealing = new Sealing(KeyRing.parse(`${key("new", 1)},${key("old", 2)}`));
const before = new Sealing(KeyRing.parse(key("old", 2)));
const stranger = new Sealing(KeyRing.parse(key("new", 3)));
const dishes: Place = { table: "task", column: "title", guild: "1", row: "a" };
const text = fc.string({ unit: "grapheme" });
const place = fc.record({ table: fc.string(), column: fc.string(), guild: fc.string(), row: fc.string() });

describe("sealed text", () => {
  test("opens again to the very same", () => {
    fc.assert(fc.property(text, place, (words, where) => sealing.open(sealing.seal(words, where), where) === words));
  });

  test("opens nowhere else: not in another table, column, guild or row", () => {
    fc.assert(
      fc.property(text, place, place, (words, where, elsewhere) => {
        fc.pre(JSON.stringify(where) !== JSON.stringify(elsewhere));
        expect(() => sealing.open(sealing.seal(words, where), elsewhere)).toThrow(SealBroken);
      }),
    );
    for (const part of ["table", "column", "guild", "row"] as const)
      expect(() => sealing.open(sealing.seal("Dishes", dishes), { ...dishes, [part]: "x" })).toThrow(SealBroken);
  });

  test("does not open with one bit changed, wherever it is", () => {
    const sealed = sealing.seal("Dishes", dishes);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => sealing.open(changed as Sealed, dishes)).toThrow(SealBroken);
    }
  });

  test("does not open when cut short, or when it never was one", () => {
    const sealed = sealing.seal("Dishes", dishes);
    for (let length = 0; length < sealed.length; length++)
      expect(() => sealing.open(sealed.subarray(0, length) as Sealed, dishes)).toThrow(SealBroken);
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(() => sealing.open(Buffer.from(bytes) as Sealed, dishes)).toThrow(SealBroken);
      }),
    );
  });

  test("is never twice the same, and shows nothing of the text", () => {
    const [one, other] = [sealing.seal("Dishes", dishes), sealing.seal("Dishes", dishes)];
    expect(one.equals(other)).toBe(false);
    expect(one.includes("Dishes")).toBe(false);
  });

  test("opens under an older key of the ring, and not under a stranger's with the same name", () => {
    expect(sealing.open(before.seal("Dishes", dishes), dishes)).toBe("Dishes");
    expect(() => before.open(sealing.seal("Dishes", dishes), dishes)).toThrow(SealBroken);
    expect(() => stranger.open(sealing.seal("Dishes", dishes), dishes)).toThrow(SealBroken);
  });

  test("of nothing is nothing", () => {
    expect(sealing.seal(null, dishes)).toBeNull();
    expect(sealing.open(null, dishes)).toBeNull();
  });
});

describe("fingerprints", () => {
  test("know their text again and no other", () => {
    fc.assert(fc.property(text, text, (one, other) => sealing.matches(one, sealing.fingerprint(other)) === (one === other)));
  });

  test("are known again after a new key was put in front", () => {
    expect(sealing.matches("Dishes", before.fingerprint("Dishes"))).toBe(true);
    expect(before.matches("Dishes", sealing.fingerprint("Dishes"))).toBe(false);
  });

  test("cannot be made without the key", () => {
    expect(stranger.fingerprint("Dishes").equals(sealing.fingerprint("Dishes"))).toBe(false);
    expect(sealing.matches("Dishes", Buffer.alloc(0))).toBe(false);
  });
});
