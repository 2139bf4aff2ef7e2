import type { DatabaseSettings } from "../database/database-settings.js";
import { type Values } from "./catalogue.js";
import { generatedSecrets } from "./generated-secrets.js";
import { misspelt } from "./misspelt.js";
import { readValues } from "./read-values.js";
import type { DiscordSettings, Profile, Settings } from "./settings.js";
import { SettingsError, type SettingProblem } from "./settings-error.js";
import { judgeTogether } from "./together.js";

/**
 * The environment, judged once. Reads the files that `*_FILE` name, and outside production makes the secrets that are missing
 * in `DATA_DIR/secrets.json`.
 * @throws SettingsError with every wrong setting
 */
export function loadSettings(env: NodeJS.ProcessEnv, profile: Profile): Settings {
  const problems: SettingProblem[] = [];
  const values = readValues(env, problems);
  // A setting that is given but wrong is reported once, not as missing too.
  const wrong = new Set(problems.map(({ name }) => name.replace(/_FILE$/, "")));
  problems.push(...judgeTogether(values, profile).filter(({ name }) => !wrong.has(name)), ...misspelt(env));
  if (problems.length > 0) throw new SettingsError(problems);
  return settingsOf(values, profile);
}

function settingsOf(values: Values, profile: Profile): Settings {
  return {
    profile,
    nodeEnv: values.NODE_ENV,
    database: databaseOf(values),
    redisUrl: values.REDIS_URL ?? null,
    rabbitUrl: values.RABBITMQ_URL ?? null,
    dataDir: values.DATA_DIR,
    simulatorPort: values.SIMULATOR_PORT,
    discord: discordOf(values),
    api: { host: values.API_HOST, port: values.API_PORT, publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.API_PORT}` },
    bot: { host: values.BOT_HOST, port: values.BOT_PORT },
    secrets: secretsOf(values),
    ipAllow: values.IP_ALLOW ?? [],
    ipDeny: values.IP_DENY ?? [],
    trustProxy: values.TRUST_PROXY,
    corsOrigins: values.CORS_ORIGINS ?? [],
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE,
    metricsAllow: values.METRICS_ALLOW,
    log: { level: values.LOG_LEVEL, pretty: values.LOG_PRETTY ?? "auto" },
    defaultLocale: values.DEFAULT_LOCALE,
    defaultTimeZone: values.DEFAULT_TIME_ZONE,
  };
}

function databaseOf(values: Values): DatabaseSettings {
  const ssl = values.DB_SSL;
  const poolMax = values.DB_POOL_MAX;
  if (values.DATABASE_URL !== undefined) return { kind: "postgres", url: values.DATABASE_URL, ssl, poolMax };
  if (values.DB_HOST === undefined) return { kind: "embedded", dataDir: values.DATA_DIR };
  const { DB_PORT: port = 5432, DB_USER: user = "chorestree", DB_PASSWORD: password = "chorestree", DB_NAME: name = "chorestree" } = values;
  return { kind: "postgres", host: values.DB_HOST, port, user, password, name, ssl, poolMax };
}

const discordOf = (values: Values): DiscordSettings => ({
  token: values.DISCORD_TOKEN ?? null,
  applicationId: values.DISCORD_APPLICATION_ID ?? null,
  publicKey: values.DISCORD_PUBLIC_KEY ?? null,
  clientSecret: values.DISCORD_CLIENT_SECRET ?? null,
  apiUrl: values.DISCORD_API_URL,
  shards: values.DISCORD_SHARDS,
  shardCount: values.DISCORD_SHARD_COUNT,
  commandGuildId: values.DISCORD_COMMAND_GUILD_ID ?? null,
  transport: values.DISCORD_TRANSPORT,
});

function secretsOf(values: Values): Settings["secrets"] {
  const { ENCRYPTION_KEYS: encryptionKeys, JWT_SECRETS: jwtSecrets } = values;
  if (encryptionKeys !== undefined && jwtSecrets !== undefined) return { encryptionKeys, jwtSecrets };
  const generated = generatedSecrets(values.DATA_DIR);
  return { encryptionKeys: encryptionKeys ?? generated.encryptionKeys, jwtSecrets: jwtSecrets ?? generated.jwtSecrets };
}
