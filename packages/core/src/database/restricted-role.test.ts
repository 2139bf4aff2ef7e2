import { describe, expect, test } from "@jest/globals";
import type { QueryRunner } from "typeorm";
import { OperatorActionNeeded } from "./operator-action-needed.js";
import { ensureRestrictedRole } from "./restricted-role.js";

interface Standing {
  owner: string;
  exists: boolean;
  settable: boolean;
}

/** A server that answers how we stand and takes, or refuses, the rest. */
function server(standing: Standing, refuses = false) {
  const ran: string[] = [];
  const query = (sql: string) => {
    if (sql.startsWith("SELECT")) return Promise.resolve([standing]);
    ran.push(sql);
    return refuses ? Promise.reject(Object.assign(new Error("permission denied to create role"), { code: "42501" })) : Promise.resolve([]);
  };
  return { runner: { query } as unknown as QueryRunner, ran };
}

describe("the restricted role", () => {
  test("is asked for first, and nothing is done where it is there and ours to take on", async () => {
    const { runner, ran } = server({ owner: "chorestree", exists: true, settable: true });
    await ensureRestrictedRole(runner);
    expect(ran).toEqual([]);
  });

  test("is made and granted where it is missing", async () => {
    const { runner, ran } = server({ owner: "chorestree", exists: false, settable: false });
    await ensureRestrictedRole(runner);
    expect(ran).toHaveLength(2);
  });

  test("where we may not, the operator is told the exact statements and nothing else", async () => {
    const { runner } = server({ owner: 'odd"name', exists: false, settable: false }, true);
    const refusal: unknown = await ensureRestrictedRole(runner).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(OperatorActionNeeded);
    expect(String(refusal)).toContain('\n  CREATE ROLE chorestree_app NOLOGIN;\n  GRANT chorestree_app TO "odd""name";');
  });
});
