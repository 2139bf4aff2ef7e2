import { expect, test } from "@jest/globals";
import { handlersByKind, HandlesJob, type JobHandler } from "./job-handler.js";

@HandlesJob("task.open")
class OpenTask implements JobHandler {
  run = () => Promise.resolve();
}

@HandlesJob("task.open")
class OpenTaskToo extends OpenTask {}

class Undecorated implements JobHandler {
  run = () => Promise.resolve();
}

test("a handler is found by the kind it names", () => {
  const opens = new OpenTask();
  expect(handlersByKind([opens]).get("task.open")).toBe(opens);
});

test("two handlers of a kind, or one that names none, fail the start", () => {
  expect(() => handlersByKind([new OpenTask(), new OpenTaskToo()])).toThrow("two handlers for the job task.open");
  expect(() => handlersByKind([new Undecorated()])).toThrow("Undecorated has no @HandlesJob");
});
