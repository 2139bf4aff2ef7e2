// @ts-check
// Our bot and the bare one, on one PostgreSQL and before one Discord.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { createBotApp } from "@chorestree/bot";
import { Leases } from "@chorestree/core/leases";
import { HealthChecks, Lifecycle } from "@chorestree/core/lifecycle";
import { createLogger } from "@chorestree/core/logging";
import { Metrics } from "@chorestree/core/metrics";
import { loadSettings } from "@chorestree/core/settings";
import { noTracer } from "@chorestree/core/tracing";
import { assemble, createOrganisms, openMachinery } from "@chorestree/organisms/composition";
import { RestDiscordMembers } from "@chorestree/role-service/discord";
import { MessageFlags } from "discord.js";
import { startPostgres } from "../../packages/test/src/services/start-postgres.mjs";
import { APPLICATION_ID } from "./press.mjs";
import { Recorder } from "./recorder.mjs";
import { seedGuilds } from "./thousand-guilds.mjs";

/** As `postgres-options.ts` and the settings have it for ours. */
const POOL = {
  max: 10,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 10_000,
  query_timeout: 15_000,
  idle_in_transaction_session_timeout: 15_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
};

/** Without what goes on behind the acts: it comes after the answer, and would slow the bare handler down as well. */
export async function openStage() {
  const logger = createLogger({ log: { level: "warn", pretty: false } });
  const lifecycle = new Lifecycle(logger);
  const postgres = await lifecycle.start("postgres", startPostgres, (started) => started.stop());
  const dataDir = mkdtempSync(join(tmpdir(), "chorestree-bench-"));
  await lifecycle.start(
    "secrets",
    () => dataDir,
    () => {
      rmSync(dataDir, { recursive: true });
    },
  );
  const discord = await thread(lifecycle, "discord.mjs", {});
  const [{ url: apiUrl }] = await once(discord, "message");
  const environment = { DATABASE_URL: postgres.url, DATA_DIR: dataDir, DISCORD_API_URL: apiUrl, DEFAULT_TIME_ZONE: "Europe/Amsterdam" };
  const settings = loadSettings(environment, "local");

  const recorder = new Recorder();
  const parts = { settings, lifecycle, logger, health: new HealthChecks(), metrics: new Metrics(), tracer: noTracer };
  const machinery = await openMachinery(parts);
  const backbone = { ...machinery, discordMembers: new RestDiscordMembers({ ...settings.discord, token: "ours", logger }) };
  const container = assemble(backbone);
  const organisms = createOrganisms(container);
  const superuserUrl = Object.assign(new URL(postgres.adminUrl), { pathname: new URL(postgres.url).pathname }).href;
  const seeded = await seedGuilds(backbone, container, organisms, superuserUrl);

  const leases = new Leases(machinery.database, machinery.ids);
  const bot = createBotApp({ organisms, leases }, { id: APPLICATION_ID, token: "ours" }, settings, logger);
  await lifecycle.start(
    "bot",
    () => bot.start(),
    () => bot.stop(),
  );
  const bare = await thread(lifecycle, "../bare/bare-bot.mjs", {
    apiUrl,
    token: "bare",
    pool: { ...POOL, connectionString: postgres.url },
  });
  await once(bare, "message");

  return {
    seeded,
    recorder,
    freshId: () => machinery.ids.next(),
    /** From the gateway's sending to the arrival of the first answer. @param {"ours" | "bare"} token @param {object} interaction */
    async press(token, interaction) {
      discord.postMessage({ token, interaction });
      const [{ tookMs, answer }] = await once(discord, "message");
      const isRefused = answer.data === undefined || (answer.data.flags & MessageFlags.Ephemeral) !== 0;
      if (isRefused) throw new Error(`${token} did not answer: ${JSON.stringify(answer)}`);
      const { components, flags, allowed_mentions: allowedMentions } = answer.data;
      return { tookMs: Number(tookMs), answer: { components, flags, allowedMentions } };
    },
    /** What the bare bot does at the next press. @param {object} script */
    async teach(script) {
      bare.postMessage(script);
      await once(bare, "message");
    },
    /** What the bare bot did at the last press. @returns {Promise<import("./recorder.mjs").Recorded[][]>} */
    async done() {
      bare.postMessage(null);
      const [turns] = await once(bare, "message");
      return turns;
    },
    close: () => lifecycle.stop(),
  };
}

/** @param {Lifecycle} lifecycle @param {string} file @param {object} workerData */
const thread = (lifecycle, file, workerData) =>
  lifecycle.start(
    file,
    () => new Worker(new URL(file, import.meta.url), { workerData }),
    async (worker) => void (await worker.terminate()),
  );
