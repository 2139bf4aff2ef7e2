import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { pino } from "pino";
import { startApi } from "@chorestree/api-app";
import { HealthChecks, Lifecycle } from "@chorestree/core/lifecycle";
import { SystemClock } from "@chorestree/core/machine";
import { Metrics } from "@chorestree/core/metrics";
import { loadSettings, type Profile } from "@chorestree/core/settings";
import { noTracer } from "@chorestree/core/tracing";
import { type ProcessParts, schema } from "@chorestree/organisms/composition";
import { backbones, describeEach } from "@chorestree/test/backbone";
import { type DiscordSimulator, startDiscordSimulator } from "@chorestree/test/discord-simulator";
import { startBot } from "./start-bot.js";

const { REDIS_URL, RABBITMQ_URL } = process.env;
const whole = REDIS_URL !== undefined && RABBITMQ_URL !== undefined;

describeEach(whole ? backbones().filter(({ name }) => name === "postgres") : [], "PostgreSQL, Redis and RabbitMQ")(
  "the two apps on $name",
  (backbone) => {
    const ends: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });

    const partsOf = (profile: Profile, environment: NodeJS.ProcessEnv): ProcessParts => {
      const lifecycle = new Lifecycle(pino({ level: "silent" }));
      ends.push(() => lifecycle.stop());
      const settings = loadSettings(environment, profile);
      const health = new HealthChecks();
      health.phase = "running";
      return { settings, lifecycle, logger: pino({ level: "silent" }), health, metrics: new Metrics(), tracer: noTracer };
    };

    const environmentFor = async (discord: DiscordSimulator): Promise<NodeJS.ProcessEnv> => {
      const database = await backbone.open(schema);
      ends.push(() => database.close());
      const dataDir = await mkdtemp(join(tmpdir(), "chorestree-"));
      ends.push(() => rm(dataDir, { recursive: true }));
      const settings = backbone.settingsOf(database);
      const { id, token } = discord.application();
      return {
        NODE_ENV: "development",
        DATABASE_URL: settings?.kind === "postgres" ? settings.url : undefined,
        REDIS_URL,
        RABBITMQ_URL,
        DATA_DIR: dataDir,
        DISCORD_TOKEN: token,
        DISCORD_APPLICATION_ID: id,
        DISCORD_API_URL: `${discord.url}/api`,
        API_PORT: "0",
        BOT_PORT: "0",
      };
    };

    test("start by themselves, say when they are ready, share one house, and stop within ten seconds", async () => {
      const discord = await startDiscordSimulator({ clock: new SystemClock() });
      ends.push(() => discord.close());
      const environment = await environmentFor(discord);
      const [bot, api] = [partsOf("bot", environment), partsOf("api", environment)];
      const botUrl = /http:\S+/.exec(await startBot(bot))?.[0] ?? "";
      const apiUrl = /http:\S+/.exec(await startApi(api))?.[0] ?? "";

      expect(await (await fetch(botUrl)).json()).toMatchObject({
        state: "up",
        checks: { database: { state: "up" }, bus: { state: "up" } },
      });
      expect(await (await fetch(`${apiUrl}/health/ready`)).json()).toMatchObject({ state: "up", checks: { discord: { state: "up" } } });

      const house = await discord.guild("Oak Street", { members: ["Mia"] });
      await house.member("Mia").slash("/task add", { title: "Dishes" });
      const [token] = /ct_[\w-]{43}/.exec((await house.member("Mia").slash("/settings token")).text()) ?? [];
      const answer = await fetch(`${apiUrl}/api/v1/guilds/${house.id}/tasks`, { headers: { authorization: `Bearer ${token ?? ""}` } });
      expect(await answer.json()).toMatchObject({ items: [{ title: "Dishes" }] });

      expect(await Promise.all([bot.lifecycle.stop(), api.lifecycle.stop()])).toEqual([{ unfinished: [] }, { unfinished: [] }]);
      expect([discord.breaches, discord.mistakes]).toEqual([[], []]);
    });

    test("an API that cannot ask Discord who is a member says that it is degraded, and is not taken out of service", async () => {
      const discord = await startDiscordSimulator({ clock: new SystemClock() });
      ends.push(() => discord.close());
      const api = partsOf("api", { ...(await environmentFor(discord)), DISCORD_TOKEN: "" });
      const answer = await fetch(`${/http:\S+/.exec(await startApi(api))?.[0] ?? ""}/health/ready`);
      expect([answer.status, await answer.json()]).toMatchObject([200, { state: "degraded", checks: { discord: { state: "degraded" } } }]);
    });
  },
);
