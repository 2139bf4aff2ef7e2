import { expect, test } from "@jest/globals";
import { Random } from "../kernel/random.js";
import { looksLikeApiToken, makeApiToken } from "./api-token.rule.js";

class Counting extends Random {
  override next = () => 0.5;
  override bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index);
}

test("a new token carries 32 random bytes behind a prefix people and scanners know", () => {
  const token = makeApiToken(new Counting());
  expect(token).toBe("ct_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
  expect(looksLikeApiToken(token)).toBe(true);
});

test.each(["", "ct_", "ct_short", `xx_${"A".repeat(43)}`, `ct_${"A".repeat(44)}`, `ct_${"'".repeat(43)}`])(
  "%j is not a token and is refused unseen",
  (text) => {
    expect(looksLikeApiToken(text)).toBe(false);
  },
);
