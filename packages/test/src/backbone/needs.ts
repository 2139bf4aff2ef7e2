import { describe, test } from "@jest/globals";
import type { Backbone, Capability } from "./backbones.js";

/** `test`, or a skip that says which capability the backbone lacks: `needs(backbone, "manyConnections")("title", …)`. */
export function needs(
  backbone: Pick<Backbone, "name" | "can">,
  capability: Capability,
): (title: string, body: () => Promise<void>) => void {
  if (backbone.can.has(capability)) return (title, body) => test(title, body);
  return (title, body) => test.skip(`${title} (needs ${capability}, which ${backbone.name} has not)`, body);
}

/** `describe.each` over those that are there, or one skip that says what is not: Jest takes no empty table. */
export function describeEach<Row extends object>(rows: readonly Row[], missing: string): (title: string, body: (row: Row) => void) => void {
  if (rows.length > 0) return (title, body) => describe.each([...rows])(title, body);
  return (title) => test.skip(`${title} (needs ${missing})`, () => undefined);
}
