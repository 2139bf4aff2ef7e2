import { test } from "@jest/globals";
import type { Backbone, Capability } from "./backbones.js";

/** `test`, or a skip that says which capability the backbone lacks: `needs(backbone, "manyConnections")("title", …)`. */
export function needs(
  backbone: Pick<Backbone, "name" | "can">,
  capability: Capability,
): (title: string, body: () => Promise<void>) => void {
  if (backbone.can.has(capability)) return (title, body) => test(title, body);
  return (title, body) => test.skip(`${title} (needs ${capability}, which ${backbone.name} has not)`, body);
}
