import { expect, test } from "@jest/globals";
import { KeyRing } from "./key-ring.js";

const secret = Buffer.alloc(32, 5).toString("base64");

test("the first key seals, all are found", () => {
  const ring = KeyRing.parse(`b:${secret}, a:${secret}`);
  expect(ring.first.id).toBe("b");
  expect(ring.get("a")?.bytes).toHaveLength(32);
  expect(ring.get("c")).toBeNull();
});

test.each([
  ["nothing", ""],
  ["a key without a name", secret],
  ["a key of 31 bytes", `a:${Buffer.alloc(31).toString("base64")}`],
  ["a key of 33 bytes", `a:${Buffer.alloc(33).toString("base64")}`],
  ["two keys of one name", `a:${secret},a:${secret}`],
  ["a comma too many", `a:${secret},`],
])("refuses %s, without repeating it", (_what, list) => {
  const refusal = (() => {
    try {
      KeyRing.parse(list);
      return "accepted";
    } catch (error) {
      return String(error);
    }
  })();
  expect(refusal).toMatch(/^Error: key \d/);
  expect(refusal).not.toContain(secret);
});
