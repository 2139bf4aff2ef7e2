import { expect, test } from "@jest/globals";
import { readTaskCursor, writeTaskCursor } from "./list-tasks.schema.js";
import { TaskId } from "./task.schema.js";

const id = TaskId.parse("0193a1b2-0000-7000-8000-000000000001");

test("a cursor is read back as it was written, with and without a due instant", () => {
  for (const dueAt of ["2026-11-24T18:00:00.000Z", null]) expect(readTaskCursor(writeTaskCursor({ dueAt, id }))).toEqual({ dueAt, id });
});

test.each(["", "nonsense", "bnVsbA", Buffer.from('{"dueAt":null,"id":"1; drop"}').toString("base64url")])(
  "%j is not a cursor of ours",
  (text) => {
    expect(readTaskCursor(text)).toBeNull();
  },
);
