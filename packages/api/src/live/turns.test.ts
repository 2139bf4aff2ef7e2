import { expect, test } from "@jest/globals";
import { LIVE_LIMITS } from "./limits.js";
import { Turns } from "./turns.js";

/** Turns whose pauses end when the test says so. */
function byHand() {
  const [asked, failed, pauses] = [[] as string[], [] as unknown[], [] as (() => void)[]];
  const turns = new Turns(
    () => new Promise((resolve) => pauses.push(resolve)),
    (error) => void failed.push(error),
  );
  const next = async () => {
    pauses.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const take = (who: string, answer = Promise.resolve()) =>
    turns.take(who, () => {
      asked.push(who);
      return answer;
    });
  return { turns, asked, failed, next, take };
}

test("however many are due, Discord is asked about at most ten a second", async () => {
  expect(LIVE_LIMITS.turnMs).toBeGreaterThanOrEqual(100);
  const { asked, next, take } = byHand();
  for (let n = 0; n < 25; n++) take(`listener ${n}`);
  for (let n = 1; n <= 25; n++) {
    expect(asked).toHaveLength(n);
    await next();
  }
  expect(new Set(asked).size).toBe(25);
});

test("who waits already waits once, and who had a turn may have another", async () => {
  const { asked, next, take } = byHand();
  for (const who of ["Mia", "Sam", "Sam"]) take(who);
  await next();
  take("Mia");
  await next();
  await next();
  expect(asked).toEqual(["Mia", "Sam", "Mia"]);
  take("Sam");
  expect(asked).toHaveLength(4);
});

test("an answer that does not come, or fails, holds nobody up", async () => {
  const { asked, failed, next, take } = byHand();
  take("silent", new Promise(() => undefined));
  take("failing", Promise.reject(new Error("away")));
  take("Sam");
  await next();
  await next();
  expect(asked).toEqual(["silent", "failing", "Sam"]);
  expect(failed).toEqual([new Error("away")]);
});

test("after the end nobody is asked about", async () => {
  const { turns, asked, next, take } = byHand();
  for (const who of ["Mia", "Sam"]) take(who);
  turns.end();
  await next();
  expect(asked).toEqual(["Mia"]);
});
