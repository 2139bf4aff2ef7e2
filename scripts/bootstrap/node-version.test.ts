import { expect, test } from "@jest/globals";
import { nodeComplaint } from "./node-version.mjs";

test.each(["20.19.0", "20.20.2", "22.0.0", "100.1.0"])("Node %s will do", (version) => {
  expect(nodeComplaint(version)).toBeUndefined();
});

test.each(["20.18.3", "18.20.8", "9.99.0"])("Node %s is told what is needed", (version) => {
  expect(nodeComplaint(version)).toMatch(`needs Node.js 20.19 or newer; this is ${version}`);
});
