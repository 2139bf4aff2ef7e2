import type { Random } from "@chorestree/atoms/kernel";

export interface Pace {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** The pause after so many failures before: doubled with each, and cut by up to half at random so that many do not come back together. */
export const backoffMs = ({ firstMs, longestMs }: Pace, failures: number, random: Pick<Random, "next">): number =>
  Math.min(longestMs, firstMs * 2 ** failures) * (1 - random.next() / 2);
