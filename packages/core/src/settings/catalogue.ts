import type { z } from "zod";
import * as form from "./value-forms.js";

export interface Setting<T = unknown, Default extends string | undefined = string | undefined> {
  readonly schema: z.ZodType<T, string>;
  /** Parsed like a given value. Without one the setting may be absent. */
  readonly default: Default;
  /** What the table shows where there is no plain default. */
  readonly instead: string;
  readonly meaning: string;
  /** Also taken from the file that `<NAME>_FILE` names (Docker and Kubernetes secrets). */
  readonly secret: boolean;
}

type Extra = { readonly instead?: string; readonly secret?: true };

const optional = <T>(schema: z.ZodType<T, string>, meaning: string, { instead = "none", secret }: Extra = {}): Setting<T, undefined> => ({
  schema,
  default: undefined,
  instead,
  meaning,
  secret: secret === true,
});

const withDefault = <T>(schema: z.ZodType<T, string>, standard: string, meaning: string): Setting<T, string> => ({
  schema,
  default: standard,
  instead: "",
  meaning,
  secret: false,
});

const development = { instead: "`chorestree` outside production" };
const generated = { instead: "generated once into `DATA_DIR` outside production", secret: true } as const;
const simulator = { instead: "none: `npm start` uses the built-in Discord simulator" };

/** Every setting there is, in the order of the operator's table. */
export const SETTINGS = {
  NODE_ENV: withDefault(
    form.oneOf("development", "test", "production"),
    "development",
    "`production` refuses development secrets and the simulator",
  ),
  DATABASE_URL: optional(form.urlOf("postgres", "postgresql"), "PostgreSQL 15 or newer; or give the `DB_*` settings", {
    instead: "none: embedded Postgres in `DATA_DIR`",
    secret: true,
  }),
  DB_HOST: optional(form.text, "PostgreSQL's host, instead of `DATABASE_URL`"),
  DB_PORT: optional(form.port, "PostgreSQL's port", { instead: "5432" }),
  DB_USER: optional(form.text, "the owner of our tables; not a superuser", development),
  DB_PASSWORD: optional(form.text, "that user's password", { ...development, secret: true }),
  DB_NAME: optional(form.text, "the database", development),
  DB_SSL: withDefault(form.flag, "false", "speak TLS to PostgreSQL and check its certificate"),
  DB_POOL_MAX: withDefault(form.wholeNumber(2, 500), "10", "connections of this process at most"),
  REDIS_URL: optional(form.urlOf("redis", "rediss"), "Redis 7 or newer; `rediss://` for TLS", {
    instead: "none: memory cache",
    secret: true,
  }),
  RABBITMQ_URL: optional(form.urlOf("amqp", "amqps"), "RabbitMQ 3.10 or newer; `amqps://` for TLS", {
    instead: "none: in-process bus",
    secret: true,
  }),
  DATA_DIR: withDefault(form.text, ".data", "embedded database, generated secrets (`secrets.json`, mode 0600), the simulator's state"),
  SIMULATOR_PORT: withDefault(form.port, "3002", "the Discord simulator of `npm start`; its page is `/playground`"),
  DISCORD_TOKEN: optional(form.text, "the bot's token; the API asks Discord with it who is still a member", { ...simulator, secret: true }),
  DISCORD_APPLICATION_ID: optional(form.snowflake, "the Discord application", simulator),
  DISCORD_PUBLIC_KEY: optional(form.publicKey, "checks signed interactions; needed by `DISCORD_TRANSPORT=http`", simulator),
  DISCORD_CLIENT_SECRET: optional(form.text, "signing in through Discord (OAuth2)", { ...simulator, secret: true }),
  DISCORD_API_URL: withDefault(
    form.urlOf("https", "http"),
    "https://discord.com/api",
    "base of Discord's REST API; the gateway's address comes from there",
  ),
  DISCORD_SHARDS: withDefault(form.shards, "auto", "the shards this process holds: `0-3` or `0,2`; with `DISCORD_SHARD_COUNT`"),
  DISCORD_SHARD_COUNT: withDefault(form.shardCount, "auto", "of how many shards in all"),
  DISCORD_COMMAND_GUILD_ID: optional(form.snowflake, "registers commands to one guild (development)"),
  DISCORD_TRANSPORT: withDefault(form.oneOf("gateway", "http"), "gateway", "`http`: signed HTTP interactions only, no gateway connection"),
  API_HOST: withDefault(form.text, "127.0.0.1", "where the API listens"),
  API_PORT: withDefault(form.port, "3000", "where the API listens"),
  PUBLIC_URL: optional(form.urlOf("https", "http"), "how people reach the API", { instead: "`http://localhost:` and `API_PORT`" }),
  BOT_HOST: withDefault(form.text, "127.0.0.1", "where the bot's own HTTP listens: health, metrics, signed interactions"),
  BOT_PORT: withDefault(form.port, "3001", "where the bot's own HTTP listens"),
  JWT_SECRETS: optional(form.signingKeys, "`id:base64` list; the first signs, all verify", generated),
  ENCRYPTION_KEYS: optional(form.encryptionKeys, "`id:base64(32 bytes)` list; the first encrypts, all decrypt", generated),
  IP_ALLOW: optional(form.ranges, "addresses and CIDR ranges that may call the API", { instead: "everybody" }),
  IP_DENY: optional(form.ranges, "addresses and CIDR ranges that may not"),
  TRUST_PROXY: withDefault(form.trustedProxies, "off", "the proxies in front of us, as addresses or CIDR ranges"),
  CORS_ORIGINS: optional(form.origins, "web pages that may call the API from a browser"),
  RATE_LIMIT_PER_MINUTE: withDefault(form.wholeNumber(1, 1_000_000), "300", "requests per user or token; anonymous callers per address"),
  DD_AGENT_HOST: optional(form.text, "DataDog's agent; without one nothing is traced"),
  DD_SERVICE: optional(form.text, "DataDog's name for this process"),
  DD_ENV: optional(form.text, "DataDog's name for this environment"),
  DD_VERSION: optional(form.text, "DataDog's name for this version"),
  DD_TRACE_ENABLED: optional(form.flag, "false: no traces although there is an agent", { instead: "true with an agent" }),
  METRICS_ALLOW: withDefault(form.ranges, "127.0.0.0/8,::1", "addresses and CIDR ranges that may read `/metrics` and health details"),
  LOG_LEVEL: withDefault(form.oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent"), "info", "the least that is logged"),
  LOG_PRETTY: optional(form.flag, "readable lines instead of JSON", { instead: "true on a terminal" }),
  DEFAULT_LOCALE: withDefault(form.oneOf("en", "nl"), "en", "where a guild has not chosen"),
  DEFAULT_TIME_ZONE: withDefault(form.timeZone, "UTC", "where a guild has not chosen"),
} as const;

export type SettingName = keyof typeof SETTINGS;
type ValueOf<S> = S extends Setting<infer T, string> ? T : S extends Setting<infer T, undefined> ? T | undefined : never;
export type Values = { readonly [Name in SettingName]: ValueOf<(typeof SETTINGS)[Name]> };

export const settingNames = Object.keys(SETTINGS) as SettingName[];
