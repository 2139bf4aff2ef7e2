import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { correlationId, withCorrelation } from "./correlation.js";
import { createLogger } from "./create-logger.js";
import { logDefect } from "./log-defect.js";

type Line = Record<string, unknown> & { readonly err?: Record<string, unknown> };

function notebook() {
  const raw: string[] = [];
  const logger = createLogger({ log: { level: "info", pretty: false } }, { write: (line) => void raw.push(line) });
  return { logger, raw, lines: () => raw.map((line) => JSON.parse(line) as Line) };
}

describe("correlation", () => {
  test("a line carries the id it was written under, across awaits, and none outside", async () => {
    const { logger, lines } = notebook();
    const act = (id: string) =>
      withCorrelation(id, async () => {
        await pause(1);
        logger.info("inside");
      });
    await Promise.all([act("a"), act("b")]);
    logger.info("outside");
    expect(lines().map((line) => line.correlationId)).toEqual(["a", "b", undefined]);
    expect(correlationId()).toBeUndefined();
  });
});

describe("a canary in any of these places reaches no line", () => {
  const canary = "hunter2canary-hunter2canary";

  test.each([
    ["a note", { note: canary }],
    ["a token", { token: canary }],
    [
      "what a driver hangs on its error",
      { err: Object.assign(new Error("x"), { query: canary, parameters: [canary], driverError: { detail: canary } }) },
    ],
    ["a value that PostgreSQL quotes", { err: new Error(`invalid input syntax for type uuid: "${canary}"`) }],
    ["a key that PostgreSQL quotes", { err: new Error(`Key (name)=(${canary}) already exists.`) }],
    ["a cause", { err: new Error("x", { cause: Object.assign(new Error("y"), { config: canary }) }) }],
    ["a request", { req: { method: "GET", url: `/auth?code=${canary}`, headers: { cookie: canary }, body: canary } }],
    ["an address with a password", { err: new Error(`connect amqp://me:${canary}@broker`) }],
    ["bytes", { picture: Buffer.from(canary) }],
    ["an interaction's route", { route: `/interactions/12/${canary}/callback` }],
  ])("%s", (_where, fields) => {
    const { logger, raw } = notebook();
    logger.info(fields, "done");
    logger.child(fields).info("child");
    expect(raw).toHaveLength(2);
    expect(raw.join("")).not.toContain(canary);
  });

  test.each([
    `Bearer ${canary}`,
    `Bot ${canary}`,
    `redis://:${canary}@cache`,
    `https://d/webhooks/1/${canary}?wait=true`,
    `/x?token=${canary}`,
  ])("a message: %s", (message) => {
    const { logger, raw } = notebook();
    logger.info(message);
    logger.child({ bound: message }).info("child");
    expect(raw.join("")).not.toContain(canary);
  });

  test("a signed token", () => {
    const { logger, raw } = notebook();
    logger.info({ seen: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln" });
    expect(raw[0]).not.toContain("eyJ");
  });
});

test("ids and figures are left as they are", () => {
  const { logger, lines } = notebook();
  logger.info({ taskId: "0193", guildId: "12", ms: 4, ok: true, none: null, big: 10n }, "done");
  expect(lines()[0]).toMatchObject({ level: "info", taskId: "0193", guildId: "12", ms: 4, ok: true, none: null, big: "10", msg: "done" });
});

test("a sentence about a bot is not a bot's token", () => {
  const { logger, lines } = notebook();
  logger.info("Bot signed in");
  expect(lines()[0]?.msg).toBe("Bot signed in");
});

test("line breaks and terminal colours cannot forge a line", () => {
  const { logger, raw, lines } = notebook();
  logger.info({ who: 'a\n{"level":"fatal"}\u001b[31m' });
  expect(raw[0]?.trimEnd()).not.toMatch(/[\n\u001b]/);
  expect(lines()[0]?.who).toBe('a\\x0a{"level":"fatal"}\\x1b[31m');
});

test("what has no end, or is no data, is named and not followed", () => {
  const { logger, lines } = notebook();
  const circle: Record<string, unknown> = { f: () => 1 };
  circle.again = circle;
  logger.info({ circle });
  expect(JSON.stringify(lines()[0])).toContain("[deeper]");
  expect(lines()[0]?.circle).toMatchObject({ f: "[function]" });
});

test("an error is type, message, code, frames and cause in one object", () => {
  const { logger, lines } = notebook();
  class Broken extends Error {
    readonly code = "E1";
  }
  logger.error({ err: new Broken("no luck", { cause: new TypeError("why") }) });
  expect(lines()[0]?.err).toMatchObject({ type: "Broken", message: "no luck", code: "E1", cause: { type: "TypeError", message: "why" } });
  expect(lines()[0]?.err?.stack).toMatch(/^\s+at /);
});

test("a defect is one line with an id that a person can read out", () => {
  const { logger, lines } = notebook();
  const id = logDefect(logger, new Error("x"));
  expect(id).toMatch(/^[0-9a-f]{12}$/);
  expect(lines()).toMatchObject([{ defectId: id, level: "error", err: { message: "x" } }]);
  expect(logDefect(logger, "not an error", () => "given")).toBe("given");
});
