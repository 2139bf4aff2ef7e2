import { describe, expect, test } from "@jest/globals";
import { Lifecycle, StoppedWhileStarting } from "./lifecycle.js";

function watched(deadlineMs?: number) {
  const said: string[] = [];
  const record = (fields: object, message: string) => said.push(`${"step" in fields ? String(fields.step) : ""} ${message}`.trim());
  return { said, lifecycle: new Lifecycle({ info: record, error: record } as never, deadlineMs) };
}

test("what was opened last is closed first, each step by name", async () => {
  const { said, lifecycle } = watched();
  const closed: string[] = [];
  await lifecycle.start(
    "database",
    () => "db",
    (opened) => void closed.push(opened),
  );
  await lifecycle.start("no stop needed", () => 1);
  await lifecycle.start(
    "door",
    () => "http",
    (opened) => void closed.push(opened),
  );
  expect(await lifecycle.stop()).toEqual({ unfinished: [] });
  expect(closed).toEqual(["http", "db"]);
  expect(said).toEqual(["database started", "no stop needed started", "door started", "door stopped", "database stopped"]);
});

test("stopping twice closes once", async () => {
  const { lifecycle } = watched();
  let closed = 0;
  lifecycle.onStop("door", () => {
    closed++;
  });
  await Promise.all([lifecycle.stop(), lifecycle.stop()]);
  expect(closed).toBe(1);
});

test("a step that fails to close does not keep the others open, and is named", async () => {
  const { said, lifecycle } = watched();
  let closed = false;
  lifecycle.onStop("database", () => void (closed = true));
  lifecycle.onStop("broker", () => Promise.reject(new Error("gone")));
  expect(await lifecycle.stop()).toEqual({ unfinished: ["broker"] });
  expect(closed).toBe(true);
  expect(said).toContain("broker failed to stop");
});

test("a step that hangs is given up at the deadline, with all that waited behind it", async () => {
  const { lifecycle } = watched(20);
  lifecycle.onStop("database", () => undefined);
  lifecycle.onStop("door", () => new Promise(() => undefined));
  expect(await lifecycle.stop()).toEqual({ unfinished: ["database", "door"] });
});

describe("asked to stop while starting", () => {
  test("nothing further is opened", async () => {
    const { lifecycle } = watched();
    await lifecycle.stop();
    await expect(lifecycle.start("door", () => "http")).rejects.toBeInstanceOf(StoppedWhileStarting);
    expect(lifecycle.signal.aborted).toBe(true);
  });

  test("what was being opened is closed", async () => {
    const { lifecycle } = watched();
    let closed = false;
    const slow = lifecycle.start(
      "door",
      async () => lifecycle.stop(),
      () => void (closed = true),
    );
    await slow;
    expect(closed).toBe(true);
  });
});
