import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { canonicalJson } from "./canonical-json.js";

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
};

test("the order of keys makes no difference, at any depth", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => canonicalJson(value) === canonicalJson(reversed(value))));
});

test("everything else does", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))));
});

test("dates are ISO text, and what is undefined is absent", () => {
  expect(canonicalJson({ b: undefined, a: new Date(0), c: [new Date(0)] })).toBe(
    '{"a":"1970-01-01T00:00:00.000Z","c":["1970-01-01T00:00:00.000Z"]}',
  );
  expect(canonicalJson(undefined)).toBe("null");
});
