// @ts-check
import { randomBytes } from "node:crypto";
import pg from "pg";

const ROLE = "chorestree_test";

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
async function connected(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // An ending server also tells idle connections; whoever waits for an answer hears of it there.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The server's version, e.g. `17.2`; rejects while it does not answer.
 *
 * @param {string} url
 */
export const postgresVersion = (url) =>
  connected(url, async (client) => {
    const { rows } = await client.query("SHOW server_version");
    return String(rows[0]?.server_version).split(" ")[0];
  });

/**
 * The address to test with: the given one if it is a plain user's, else one for the role `chorestree_test`, made here
 * with a database of its own. Tests as a superuser would prove nothing of row-level security, and the named database
 * of that superuser stays untouched.
 *
 * @param {string} url
 */
export const plainOwner = (url) =>
  connected(url, async (client) => {
    const { rows } = await client.query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
    if (!rows[0]?.rolsuper) return url;

    const password = randomBytes(18).toString("base64url");
    const known = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [ROLE]);
    const verb = known.rowCount ? "ALTER" : "CREATE";
    await client.query(`${verb} ROLE ${ROLE} LOGIN CREATEDB CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD '${password}'`);
    const present = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [ROLE]);
    if (!present.rowCount) await client.query(`CREATE DATABASE ${ROLE} OWNER ${ROLE}`);

    const plain = new URL(url);
    plain.username = ROLE;
    plain.password = password;
    plain.pathname = `/${ROLE}`;
    return plain.href;
  });
