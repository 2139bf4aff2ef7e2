import { randomBytes, randomInt } from "node:crypto";
import { Random } from "@chorestree/atoms/kernel";

const STEPS = 2 ** 47;

/** The machine's secure randomness. */
export class CryptoRandom extends Random {
  override next(): number {
    return randomInt(STEPS) / STEPS;
  }

  override bytes(length: number): Uint8Array {
    return randomBytes(length);
  }
}
