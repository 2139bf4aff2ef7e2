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

client.on("interactionCreate", async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  for (const turn of next.turns) {
    const connection = await pool.connect();
    for (const { text, values } of turn) await connection.query(text, values && [...values]);
    connection.release();
  }
  await interaction.reply(next.answer);
});
client.once("clientReady", () => parentPort?.postMessage("ready"));
parentPort?.on("message", (script) => {
  next = script;
  parentPort?.postMessage("learned");
});
await client.login(token);
