import { expect, test } from "@jest/globals";
import { createLogger } from "../logging/create-logger.js";
import type { Lifecycle } from "./lifecycle.js";
import { runProcess, type ProcessHost } from "./run-process.js";

/** A process that ends when the test says so. */
function fakeHost() {
  const printed: string[] = [];
  const codes: number[] = [];
  const handlers: { signal?: (signal: "SIGINT") => void; uncaught?: (error: unknown) => void } = {};
  let ended: (code: number) => void = () => undefined;
  const exit = new Promise<number>((resolve) => (ended = resolve));
  const host: ProcessHost = {
    onSignal: (listener) => (handlers.signal = listener),
    onUncaught: (listener) => (handlers.uncaught = listener),
    print: (message) => printed.push(message),
    exit: (code) => {
      codes.push(code);
      ended(code);
    },
    logger: createLogger({ log: { level: "silent", pretty: false } }),
  };
  return {
    host,
    printed,
    codes,
    exit,
    signal: () => handlers.signal?.("SIGINT"),
    uncaught: (error: unknown) => handlers.uncaught?.(error),
  };
}

const expected = Object.assign(new Error("REDIS_URL: is missing"), { exitMessage: "REDIS_URL: is missing" });

test("a failure that an operator can mend is told without a stack, code 1", async () => {
  const { host, printed, exit } = fakeHost();
  await runProcess("api", () => Promise.reject(expected), host);
  expect(await exit).toBe(1);
  expect(printed).toEqual(["REDIS_URL: is missing"]);
});

test("a start that fails closes what it had opened", async () => {
  const { host, exit } = fakeHost();
  let closed = false;
  await runProcess(
    "api",
    (lifecycle) => {
      lifecycle.onStop("database", () => void (closed = true));
      return Promise.reject(expected);
    },
    host,
  );
  expect([await exit, closed]).toEqual([1, true]);
});

test("a signal stops the process once, code 0, however often it is sent", async () => {
  const { host, exit, codes, signal } = fakeHost();
  let closed = 0;
  const start = (lifecycle: Lifecycle) => {
    lifecycle.onStop("door", () => {
      closed++;
    });
    return Promise.resolve();
  };
  await runProcess("api", start, host);
  signal();
  signal();
  await exit;
  await new Promise(setImmediate);
  expect({ codes, closed }).toEqual({ codes: [0], closed: 1 });
});

test("a signal during the start ends it quietly", async () => {
  const { host, exit, signal, printed } = fakeHost();
  await runProcess(
    "api",
    async (lifecycle) => {
      signal();
      await lifecycle.start("door", () => undefined);
    },
    host,
  );
  expect([await exit, printed]).toEqual([0, []]);
});

test("what nobody caught ends the process with code 1", async () => {
  const { host, exit, uncaught } = fakeHost();
  await runProcess("api", () => Promise.resolve(), host);
  uncaught(expected);
  expect(await exit).toBe(1);
});

test("a stop that is not clean is code 1", async () => {
  const { host, exit, signal } = fakeHost();
  await runProcess("api", (lifecycle) => Promise.resolve(lifecycle.onStop("broker", () => Promise.reject(expected))), host);
  signal();
  expect(await exit).toBe(1);
});
