// @ts-check
// 1,000 guilds of five people and 50 chores: one is founded by the product's own acts, the others are its copies in SQL with their texts
// sealed anew. A row has the same id in all of them, so that what was run in one can be run in another.
import { CreateChoreInput } from "@chorestree/atoms/chore";
import { GuildId } from "@chorestree/atoms/guild";
import { UserId } from "@chorestree/atoms/member";
import { createLogger } from "@chorestree/core/logging";
import { Metrics } from "@chorestree/core/metrics";
import { jobRunnerOf } from "@chorestree/organisms/composition";
import pg from "pg";

export const GUILDS = 1_000;
export const guildIdOf = (/** @type {number} */ nth) => String(900_000_000_000_000_000n + BigInt(nth));
export const NAMES = ["Mia", "Sam", "Noor", "Tom", "Eva"];
export const userIdOf = (/** @type {number} */ nth) => String(800_000_000_000_000_000n + BigInt(nth));

const [REPEATING, ANYBODYS, ONCE] = [32, 10, 8];
/** What the copies must not share, or have no use for. */
const NOT_COPIED = ["event", "event_counter", "outbox", "inbox", "idempotency_key"];
const SEALED = [
  ["member", "display_name"],
  ["chore", "title"],
  ["task", "title"],
];

/**
 * @typedef {object} Seeded
 * @property {ReadonlySet<string>} ids of every row
 * @property {readonly string[]} held open tasks that somebody has, by id
 * @property {readonly string[]} free open tasks that nobody has
 * @property {readonly string[]} chores
 * @property {number} tasks in each guild
 */

/**
 * @param {import("@chorestree/organisms/composition").Backbone} backbone
 * @param {import("@chorestree/core/container").Container} container
 * @param {import("@chorestree/organisms/composition").Organisms} organisms
 * @param {string} superuserUrl of the same database: copies are made past row-level security and triggers
 * @returns {Promise<Seeded>}
 */
export async function seedGuilds(backbone, container, organisms, superuserUrl) {
  await found(backbone, container, organisms);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    const others = Array.from({ length: GUILDS - 1 }, (_, nth) => guildIdOf(nth + 1));
    for (const table of await guildTables(client)) await copy(client, table, others);
    for (const [table = "", column = ""] of SEALED) await sealAnew(client, backbone.sealing, { table, column }, others);
    await client.query("VACUUM ANALYZE");
    return await seededIn(client);
  } finally {
    await client.end();
  }
}

/**
 * @param {import("@chorestree/organisms/composition").Backbone} backbone
 * @param {import("@chorestree/core/container").Container} container
 * @param {import("@chorestree/organisms/composition").Organisms} organisms
 */
async function found({ observer }, container, organisms) {
  const guildId = GuildId.parse(guildIdOf(0));
  const guild = /** @type {const} */ ({ locale: "en", timeZone: "Europe/Amsterdam" });
  await organisms.mirrorGuild.seen({ guildId, ownerId: UserId.parse(userIdOf(0)), roles: [], ...guild });
  let presses = 0;
  const acts = [];
  for (const [nth, displayName] of NAMES.entries()) {
    const userId = UserId.parse(userIdOf(nth));
    const memberId = await organisms.recogniseMember.execute({ guildId, userId, displayName, roleIds: [] }, guild);
    acts.push(() => {
      const key = `seed ${String(++presses)}`;
      const standing = /** @type {const} */ ({ holder: "manager" });
      return { guildId, memberId, userId, standing, locale: guild.locale, idempotencyKey: key, correlationId: key };
    });
  }
  for (const act of acts) await organisms.joinRota.execute(act(), {});
  const [
    act = () => {
      throw new Error("nobody is there");
    },
  ] = acts;
  const create = (/** @type {object} */ chore) => organisms.createChore.execute(act(), CreateChoreInput.parse(chore));
  const daily = { repeat: "every day at 23:59" };
  for (let n = 0; n < REPEATING; n += 1) await create({ title: `Water the plants ${String(n)}`, effortMinutes: 5 + n, ...daily });
  for (let n = 0; n < ANYBODYS; n += 1) await create({ title: `Feed the cat ${String(n)}`, assignment: { how: "open" }, ...daily });
  for (let n = 0; n < ONCE; n += 1) await create({ title: `Clean the gutter ${String(n)}` });
  const runner = jobRunnerOf(container, {
    observer,
    metrics: new Metrics(),
    logger: createLogger({ log: { level: "warn", pretty: false } }),
  });
  while ((await runner.pass(new AbortController().signal)) === 0);
}

/** @param {pg.Client} client @returns {Promise<string[]>} */
async function guildTables(client) {
  const { rows } = await client.query(
    `SELECT table_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'guild_id' AND table_name <> ALL ($1)`,
    [NOT_COPIED],
  );
  return rows.map(({ table_name: name }) => name);
}

const copy = (/** @type {pg.Client} */ client, /** @type {string} */ table, /** @type {readonly string[]} */ others) =>
  client.query(
    `INSERT INTO ${table}
     SELECT copied.* FROM ${table} first, unnest($2::text[]) other,
       LATERAL jsonb_populate_record(NULL::${table}, to_jsonb(first) || jsonb_build_object('guild_id', other)) copied
     WHERE first.guild_id = $1`,
    [guildIdOf(0), others],
  );

/**
 * @param {pg.Client} client
 * @param {import("@chorestree/core/sealing").Sealing} sealing
 * @param {{ table: string, column: string }} where
 * @param {readonly string[]} others
 */
async function sealAnew(client, sealing, { table, column }, others) {
  const { rows } = await client.query(`SELECT id, ${column} AS sealed FROM ${table} WHERE guild_id = $1`, [guildIdOf(0)]);
  const texts = rows.map(({ id, sealed }) => ({ id, text: sealing.open(sealed, { table, column, guild: guildIdOf(0), row: id }) }));
  for (const guild of others) {
    const sealed = texts.map(({ id, text }) => sealing.seal(text, { table, column, guild, row: id }));
    await client.query(
      `UPDATE ${table} SET ${column} = one.sealed FROM unnest($2::uuid[], $3::bytea[]) one (id, sealed)
       WHERE guild_id = $1 AND ${table}.id = one.id`,
      [guild, texts.map(({ id }) => id), sealed],
    );
  }
}

/** @param {pg.Client} client @returns {Promise<Seeded>} */
async function seededIn(client) {
  const of = async (/** @type {string} */ query) => (await client.query(query, [guildIdOf(0)])).rows.map(({ id }) => id);
  const tasks = await of("SELECT id FROM task WHERE guild_id = $1");
  const chores = await of("SELECT id FROM chore WHERE guild_id = $1 ORDER BY id");
  const open = "SELECT id FROM task WHERE guild_id = $1 AND status = 'open' AND cardinality(assignee_ids)";
  return {
    ids: new Set([...tasks, ...chores, ...(await of("SELECT id FROM member WHERE guild_id = $1"))]),
    held: await of(`${open} > 0 ORDER BY id`),
    free: await of(`${open} = 0 ORDER BY id`),
    chores,
    tasks: tasks.length,
  };
}
