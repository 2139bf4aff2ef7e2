import { expect, test } from "@jest/globals";
import { Bell } from "./bell.js";

const longEnoughToFail = 60_000;

test("wakes who waits, and who comes just after the ring", async () => {
  const [bell, never] = [new Bell(), new AbortController().signal];
  const waiting = bell.wait(longEnoughToFail, never);
  bell.ring();
  await waiting;
  bell.ring();
  await bell.wait(longEnoughToFail, never);
});

test("a ring wakes once", async () => {
  const [bell, never] = [new Bell(), new AbortController().signal];
  bell.ring();
  await bell.wait(longEnoughToFail, never);
  const order: string[] = [];
  const second = bell.wait(longEnoughToFail, never).then(() => order.push("woken"));
  await new Promise(setImmediate);
  order.push("rung");
  bell.ring();
  await second;
  expect(order).toEqual(["rung", "woken"]);
});

test("wakes by itself after a while, and at once to stop", async () => {
  const [bell, stop] = [new Bell(), new AbortController()];
  await bell.wait(1, stop.signal);
  const waiting = bell.wait(longEnoughToFail, stop.signal);
  stop.abort();
  await waiting;
  await bell.wait(longEnoughToFail, stop.signal);
});
