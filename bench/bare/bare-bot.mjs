// @ts-check
// What a command costs at the very least: discord.js and pg, nothing between them, nothing looked at and nothing decided. It runs the
// statements that it is handed, on the connections and between the BEGIN and COMMIT they were recorded with, and gives the answer that it is
// handed. Discord client and pool have the options that ours have. A thread of its own: its garbage is not ours, nor ours its.
import { parentPort, workerData } from "node:worker_threads";
import { Client, GatewayIntentBits, Options } from "discord.js";
import pg from "pg";

/** @typedef {{ readonly text: string, readonly values?: readonly unknown[] }} Statement */
/** One connection's: a transaction, or one statement alone. @typedef {readonly Statement[]} Turn */

const { apiUrl, token, pool: poolOptions } = workerData;
const pool = new pg.Pool(poolOptions);
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: apiUrl, version: "10" },
  makeCache: Options.cacheWithLimits({ MessageManager: 0, UserManager: 1, GuildMemberManager: 1 }),
});

/** @type {{ turns: readonly Turn[], answer: import("discord.js").InteractionReplyOptions }} */
let next = { turns: [], answer: {} };
/** What was run for the last press, and how many rows each gave or changed. @type {{ text: string, rows: number | null }[][]} */
let done = [];

client.on("interactionCreate", async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  done = [];
  for (const turn of next.turns) {
    /** @type {typeof done[number]} */
    const results = [];
    done.push(results);
    const connection = await pool.connect();
    for (const { text, values } of turn) {
      const { rowCount } = await connection.query(text, values && [...values]);
      results.push({ text, rows: rowCount });
    }
    connection.release();
  }
  await interaction.reply(next.answer);
});
client.once("clientReady", () => parentPort?.postMessage("ready"));
/** A new script, which is learned; or, without one, the question what was done. */
parentPort?.on("message", (script) => {
  if (script !== null) next = script;
  parentPort?.postMessage(script === null ? done : "learned");
});
await client.login(token);
