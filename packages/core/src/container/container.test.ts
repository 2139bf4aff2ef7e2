import { DomainError } from "@chorestree/atoms/kernel";
import { expect, test } from "@jest/globals";
import { DatabaseBusy } from "../database/busy.js";
import { noTracer } from "../tracing/span.js";
import { ActObserver } from "./act-observer.js";
import { createContainer, register } from "./create-container.js";
import { Injectable } from "./injectable.js";
import { observed, type Observed } from "./observed.js";
import type { Observer } from "./observer.js";

abstract class Greeting {
  abstract word(): string;
}

@Injectable()
class Names {
  readonly seen: string[] = [];
}

@observed("workflow", "person.greet")
class Greet {
  constructor(
    private readonly greeting: Greeting,
    private readonly names: Names,
  ) {}

  execute(name: string): Promise<string> {
    this.names.seen.push(name);
    return name === "" ? Promise.reject(new Error("nobody")) : Promise.resolve(`${this.greeting.word()} ${name}`);
  }
}

const dutch: Greeting = { word: () => "Hoi" };

class Notebook implements Observer {
  readonly noted: Observed[] = [];
  observe<T>(act: Observed, body: () => Promise<T>): Promise<T> {
    this.noted.push(act);
    return body();
  }
}

function aHouse() {
  const container = createContainer();
  const notebook = new Notebook();
  container.bind(Greeting).toConstantValue(dutch);
  register(container, notebook, [Names, Greet]);
  return { container, notebook };
}

test("an act made by the container is watched under its name, and answers the same", async () => {
  const { container, notebook } = aHouse();
  const greet = container.get(Greet);
  expect(await greet.execute("Mia")).toBe("Hoi Mia");
  await expect(greet.execute("")).rejects.toThrow("nobody");
  expect(notebook.noted).toEqual([
    { kind: "workflow", name: "person.greet" },
    { kind: "workflow", name: "person.greet" },
  ]);
  expect(greet).toBeInstanceOf(Greet);
});

test("an act made by hand just runs, watched by nobody", async () => {
  const { container, notebook } = aHouse();
  container.get(Greet);
  expect(await new Greet(dutch, new Names()).execute("Sam")).toBe("Hoi Sam");
  expect(notebook.noted).toEqual([]);
});

test("a process has one of each", () => {
  const { container } = aHouse();
  expect(container.get(Names)).toBe(container.get(Names));
  expect(container.get(Greet)).toBe(container.get(Greet));
});

test("what is not bound is missed by name", () => {
  const container = createContainer();
  register(container, new Notebook(), [Greet, Names]);
  expect(() => container.get(Greet)).toThrow(/Greeting/);
});

test("a watched class without execute is refused", () => {
  @observed("feature", "nothing")
  class Nothing {}
  const container = createContainer();
  register(container, new Notebook(), [Nothing]);
  expect(() => container.get(Nothing)).toThrow(/feature nothing has no execute/);
});

class Refused extends DomainError<Record<string, never>> {
  readonly code = "test.refused";
  readonly kind = "conflict";
}

test.each([
  ["ok", () => Promise.resolve(1)],
  ["refused", () => Promise.reject(new Refused({}))],
  ["busy", () => Promise.reject(new DatabaseBusy("task.add", { cause: null }))],
  ["failed", () => Promise.reject(new Error("defect"))],
])("an act is booked with its outcome: %s", async (outcome, body) => {
  const booked: unknown[] = [];
  let now = 0;
  const metrics = { increment: (...entry: unknown[]) => booked.push(entry), observe: (...entry: unknown[]) => booked.push(entry) };
  const observer = new ActObserver(metrics as never, noTracer, { debug: () => undefined }, () => (now += 250));
  await observer.observe({ kind: "workflow", name: "task.add" }, body).catch(() => undefined);
  const labels = { kind: "workflow", name: "task.add", outcome };
  expect(booked).toEqual([
    ["chorestree_acts_total", labels],
    ["chorestree_act_duration_seconds", labels, 0.25],
  ]);
});
