import { expect, test } from "@jest/globals";
import { readArguments, WrongArgument } from "./arguments.mjs";

test("without arguments everything runs, and no service is required", () => {
  expect(readArguments([], {})).toEqual({ steps: ["lint", "types", "unit", "integration", "e2e"], required: [], patterns: [] });
});

test("CI requires all three services", () => {
  expect(readArguments([], { CI: "true" }).required).toEqual(["postgres", "redis", "rabbitmq"]);
});

test("lists are read after a space and after an equals sign", () => {
  const asked = readArguments(["--only", "e2e,unit", "--require-services=postgres"], {});
  expect(asked).toMatchObject({ steps: ["unit", "e2e"], required: ["postgres"] });
});

test("what is no option is a pattern of test files", () => {
  expect(readArguments(["--only=unit", "packages/atoms", "a=b"], {}).patterns).toEqual(["packages/atoms", "a=b"]);
});

test.each([[["--only", "units"]], [["--only"]], [["--require-services="]], [["--require-services", "kafka"]], [["--fast"]]])(
  "%j is refused with what is known",
  (args) => {
    expect(() => readArguments(args, {})).toThrow(WrongArgument);
  },
);
