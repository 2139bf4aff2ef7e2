import { describe, expect, test } from "@jest/globals";
import { TableNames } from "./table-names.js";

const names = new TableNames();

describe("names in the database", () => {
  test.each([
    ["dueAt", "due_at"],
    ["inputFingerprint", "input_fingerprint"],
    ["id", "id"],
    ["line2Text", "line2_text"],
  ])("the property %s is the column %s", (property, column) => {
    expect(names.columnName(property, undefined, [])).toBe(column);
  });

  test("are those that PostgreSQL gives by itself", () => {
    expect(names.primaryKeyName("task")).toBe("task_pkey");
    expect(names.uniqueConstraintName("task", ["guild_id", "no"])).toBe("task_guild_id_no_key");
    expect(names.foreignKeyName("task", ["guild_id", "chore_id"])).toBe("task_guild_id_chore_id_fkey");
    expect(names.indexName("public.task", ["guild_id"])).toBe("task_guild_id_idx");
  });

  test("are refused where PostgreSQL would cut them, and for a check, which it numbers", () => {
    expect(() => names.indexName("task", ["a".repeat(60)])).toThrow("longer than PostgreSQL keeps");
    expect(() => names.checkConstraintName("task", "x > 0")).toThrow("name the check of task");
  });
});
