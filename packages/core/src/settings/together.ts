import type { SettingName, Values } from "./catalogue.js";
import type { SettingProblem } from "./settings-error.js";
import type { Profile } from "./settings.js";

type Judge = (values: Values, profile: Profile) => readonly (SettingProblem | false | undefined)[];

const missing = (values: Values, name: SettingName, why: string) => values[name] === undefined && { name, problem: `is missing: ${why}` };

const database: Judge = (values) => {
  const { DATABASE_URL: url, DB_HOST: host } = values;
  const alone = (["DB_PORT", "DB_USER", "DB_PASSWORD", "DB_NAME"] as const).filter((name) => values[name] !== undefined);
  return [
    url !== undefined && host !== undefined && { name: "DB_HOST", problem: "is given beside DATABASE_URL: leave one out" },
    ...(host === undefined
      ? alone.map((name) => ({ name, problem: url === undefined ? "means nothing without DB_HOST" : "belongs in DATABASE_URL" }))
      : []),
  ];
};

/** Half a backbone would lose events between the processes, so only `local` falls back. */
const backbone: Judge = (values, profile) =>
  profile === "local"
    ? []
    : [
        values.DATABASE_URL === undefined &&
          missing(values, "DB_HOST", `${profile} needs PostgreSQL (DATABASE_URL, or DB_HOST); only npm start falls back`),
        missing(values, "REDIS_URL", `${profile} needs Redis; only npm start falls back`),
        missing(values, "RABBITMQ_URL", `${profile} needs RabbitMQ; only npm start falls back`),
      ];

const discord: Judge = (values, profile) => {
  const others = (["DISCORD_APPLICATION_ID", "DISCORD_PUBLIC_KEY", "DISCORD_CLIENT_SECRET"] as const).filter(
    (name) => values[name] !== undefined,
  );
  const { DISCORD_SHARDS: shards, DISCORD_SHARD_COUNT: count } = values;
  const listed = Array.isArray(shards) ? shards : [];
  return [
    profile === "bot" && missing(values, "DISCORD_TOKEN", "the bot signs in to Discord with it"),
    profile === "local" && others.length > 0 && missing(values, "DISCORD_TOKEN", `${others.join(", ")} alone cannot replace the simulator`),
    profile === "bot" &&
      values.DISCORD_TRANSPORT === "http" &&
      missing(values, "DISCORD_PUBLIC_KEY", "signed interactions are checked with it"),
    listed.length > 0 &&
      count === "auto" && { name: "DISCORD_SHARD_COUNT", problem: "is missing: DISCORD_SHARDS says which, not of how many" },
    typeof count === "number" &&
      listed.some((shard) => shard >= count) && { name: "DISCORD_SHARDS", problem: "names a shard beyond DISCORD_SHARD_COUNT" },
  ];
};

/** What is generated for development carries this in its key id, so that production knows it again. */
export const DEVELOPMENT_KEY = "dev-";

const production: Judge = (values, profile) => {
  if (values.NODE_ENV !== "production") return [];
  const inProduction = "production needs it";
  const secret = (name: "ENCRYPTION_KEYS" | "JWT_SECRETS") =>
    values[name]?.split(",").some((key) => key.startsWith(DEVELOPMENT_KEY))
      ? { name, problem: "holds a key that was generated for development: make new ones for production" }
      : missing(values, name, `${inProduction}, nothing is generated there`);
  const development = [values.DB_PASSWORD, values.DATABASE_URL && new URL(values.DATABASE_URL).password].includes("chorestree");
  return [
    secret("ENCRYPTION_KEYS"),
    secret("JWT_SECRETS"),
    ...(values.DB_HOST === undefined
      ? []
      : (["DB_USER", "DB_PASSWORD", "DB_NAME"] as const).map((name) => missing(values, name, inProduction))),
    development && {
      name: values.DB_PASSWORD === undefined ? "DATABASE_URL" : "DB_PASSWORD",
      problem: "holds the password of development",
    },
    profile === "local" && missing(values, "DISCORD_TOKEN", "production refuses the Discord simulator"),
    profile === "api" && missing(values, "DISCORD_TOKEN", "the API asks Discord with it who is still a member"),
  ];
};

/** What is wrong with settings that are each right by themselves. */
export const judgeTogether: (values: Values, profile: Profile) => SettingProblem[] = (values, profile) =>
  [database, backbone, discord, production]
    .flatMap((judge) => judge(values, profile))
    .filter((problem) => problem !== false && problem !== undefined);
