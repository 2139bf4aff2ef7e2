import { randomBytes } from "node:crypto";
import pg from "pg";
import {
  type Database,
  type DatabaseSettings,
  openDatabase,
  type OpenDatabaseDeps,
  type Schema,
  sqlState,
} from "@chorestree/core/database";

const OBJECT_IN_USE = "55006";

interface Fresh {
  readonly database: Database;
  readonly settings: DatabaseSettings;
}

/** A new database on the server that `url` names; closing it drops it. */
export async function freshPostgres(url: string, schema: Schema, deps: OpenDatabaseDeps): Promise<Fresh> {
  const name = `chorestree_test_${randomBytes(6).toString("hex")}`;
  await onServer(url, `CREATE DATABASE ${name}`);
  const itsUrl = new URL(url);
  itsUrl.pathname = `/${name}`;
  const settings: DatabaseSettings = { kind: "postgres", url: itsUrl.href, ssl: false, poolMax: 10 };
  const drop = () => dropDatabase(url, name);
  try {
    const database = await openDatabase(settings, schema, deps);
    return { database: droppedAtClose(database, drop), settings };
  } catch (error) {
    await drop();
    throw error;
  }
}

function droppedAtClose(database: Database, drop: () => Promise<void>): Database {
  const close = database.close.bind(database);
  let dropped = false;
  database.close = async () => {
    if (dropped) return;
    dropped = true;
    await close();
    await drop();
  };
  return database;
}

/** By force only where a failed test left a connection: force is refused to a plain user while the server's own vacuum looks in. */
async function dropDatabase(url: string, name: string): Promise<void> {
  try {
    await onServer(url, `DROP DATABASE IF EXISTS ${name}`);
  } catch (error) {
    if (sqlState(error) !== OBJECT_IN_USE) throw error;
    await onServer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
