import { expect, test } from "@jest/globals";
import { guildTable, sharedTable } from "./guild-table.js";

test("a guild's table gets its policy and no more rights than asked for", () => {
  expect(guildTable("event", "SELECT, INSERT").join(";\n")).toBe(
    [
      'GRANT SELECT, INSERT ON "event" TO chorestree_app',
      'ALTER TABLE "event" ENABLE ROW LEVEL SECURITY',
      `CREATE POLICY guild_only ON "event" FOR ALL TO chorestree_app USING (guild_id = current_setting('chorestree.guild', true)) WITH CHECK (guild_id = current_setting('chorestree.guild', true))`,
    ].join(";\n"),
  );
});

test("a table of no guild gets a grant alone", () => {
  expect(sharedTable("plan", "SELECT")).toEqual(['GRANT SELECT ON "plan" TO chorestree_app']);
});
