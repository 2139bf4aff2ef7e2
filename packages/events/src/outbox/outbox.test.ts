import { expect, test } from "@jest/globals";
import { z } from "zod";
import type { UnitOfWork } from "@chorestree/core/database";
import { TaskCreated } from "../contracts/task.events.js";
import { Bell } from "@chorestree/core/machine";
import { EventDoesNotFit, Outbox } from "./outbox.js";

test("data that does not fit its contract is our defect, and is not taken for something a person typed wrong", () => {
  const never = () => {
    throw new Error("nothing is collected");
  };
  const outbox = new Outbox({ current: never } as unknown as UnitOfWork, { next: never }, { now: never }, new Bell());
  const record = () => outbox.record({ memberId: null, correlationId: "c" }, TaskCreated, { taskId: "no id" } as never);
  expect(record).toThrow(EventDoesNotFit);
  expect(record).not.toThrow(z.ZodError);
});
