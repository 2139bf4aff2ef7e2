import { expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import { partitionOf, PARTITIONS } from "./partition.js";

test("a guild's partition is the same for ever: what lies in the queues was put there by older versions", () => {
  const guilds = ["1", "80351110224678912", "613425648685547541", "1326603270893867064"];
  expect(guilds.map((id) => partitionOf(GuildId.parse(id)))).toMatchInlineSnapshot(`
    [
      4,
      5,
      3,
      0,
    ]
  `);
});

test("guilds are spread over all partitions", () => {
  const used = new Set(
    Array.from({ length: 200 }, (_, n) => partitionOf(GuildId.parse(String(80351110224678912n + BigInt(n) * 4194304n)))),
  );
  expect(used.size).toBe(PARTITIONS);
});
