import { expect, test } from "@jest/globals";
import { isExpectedFailure } from "./expected-failure.js";
import { retryAtStart } from "./retry-at-start.js";

function patience() {
  const waits: number[] = [];
  const lines: string[] = [];
  return {
    waits,
    lines,
    options: {
      logger: { warn: (_fields: object, line: string) => void lines.push(line) } as never,
      sleep: (ms: number) => Promise.resolve(void waits.push(ms)),
    },
  };
}

const refused = Object.assign(new Error("connect to redis://:hunter2@cache"), { code: "ECONNREFUSED" });

test("a service that comes late is waited for, with a line for each try", async () => {
  const { waits, lines, options } = patience();
  let tries = 0;
  const attempt = () => (++tries < 3 ? Promise.reject(refused) : Promise.resolve("there"));
  expect(await retryAtStart("Redis", attempt, options)).toBe("there");
  expect(waits).toEqual([500, 1000]);
  expect(lines).toEqual([
    "Redis does not answer (ECONNREFUSED); try 1 of 10, again in 500 ms",
    "Redis does not answer (ECONNREFUSED); try 2 of 10, again in 1000 ms",
  ]);
});

test("at the limit it gives up with what to look at, and never waits longer than 5 s", async () => {
  const { waits, options } = patience();
  const failure: unknown = await retryAtStart("Redis", () => Promise.reject(refused), {
    ...options,
    limit: 7,
    advice: "Is REDIS_URL right?",
  }).catch((e: unknown) => e);
  expect(isExpectedFailure(failure) && failure.exitMessage).toBe("Redis did not answer in 7 tries (ECONNREFUSED). Is REDIS_URL right?");
  expect(waits).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
});

test("what waiting cannot mend is not waited for", async () => {
  const { waits, options } = patience();
  const failure = Object.assign(new Error("role is missing"), { exitMessage: "run this SQL" });
  await expect(retryAtStart("PostgreSQL", () => Promise.reject(failure), options)).rejects.toBe(failure);
  expect(waits).toEqual([]);
});

test("a password in an address is not repeated", async () => {
  const { options } = patience();
  const failing = retryAtStart("Redis", () => Promise.reject(new Error("bad redis://:hunter2@cache")), { ...options, limit: 1 });
  await expect(failing).rejects.toThrow("bad redis://cache");
});
