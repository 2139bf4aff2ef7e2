import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { loadSettings } from "./load-settings.js";
import { readEnvironment } from "./read-environment.js";
import type { Profile } from "./settings.js";
import { SettingsError } from "./settings-error.js";

const folder = mkdtempSync(join(tmpdir(), "settings-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const key = (id: string, bytes = 32) => `${id}:${Buffer.alloc(bytes, 7).toString("base64")}`;
const secrets = { ENCRYPTION_KEYS: key("k1"), JWT_SECRETS: key("k1") };
const backbone = { DATABASE_URL: "postgres://owner:pw@db/chores", REDIS_URL: "redis://cache", RABBITMQ_URL: "amqp://broker" };
const live = { NODE_ENV: "production", ...secrets, ...backbone, DISCORD_TOKEN: "t" };

const load = (env: NodeJS.ProcessEnv, profile: Profile = "local") => loadSettings({ ...secrets, ...env }, profile);

/** The settings that are complained about, sorted; none when all is well. */
function wrong(env: NodeJS.ProcessEnv, profile: Profile = "local"): string[] {
  try {
    loadSettings(env, profile);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map(({ name }) => name).sort();
  }
}

describe("without any setting", () => {
  test("everything is embedded, on this machine only", () => {
    expect(load({})).toMatchObject({
      nodeEnv: "development",
      database: { kind: "embedded", dataDir: ".data" },
      redisUrl: null,
      rabbitUrl: null,
      simulatorPort: 3002,
      discord: { token: null, apiUrl: "https://discord.com/api", shards: "auto", shardCount: "auto", transport: "gateway" },
      api: { host: "127.0.0.1", port: 3000, publicUrl: "http://localhost:3000" },
      bot: { host: "127.0.0.1", port: 3001 },
      ipAllow: [],
      trustProxy: false,
      rateLimitPerMinute: 300,
      metricsAllow: ["127.0.0.0/8", "::1"],
      log: { level: "info", pretty: "auto" },
      defaultLocale: "en",
      defaultTimeZone: "UTC",
    });
  });

  test("an empty setting is an absent one", () => {
    expect(load({ REDIS_URL: "", LOG_LEVEL: " " })).toMatchObject({ redisUrl: null, log: { level: "info" } });
  });
});

describe("the database", () => {
  test("in development the host alone reaches the compose file's PostgreSQL", () => {
    const user = "chorestree";
    expect(load({ DB_HOST: "127.0.0.1" }).database).toMatchObject({
      kind: "postgres",
      host: "127.0.0.1",
      port: 5432,
      user,
      password: user,
      name: user,
    });
  });

  test.each([
    [{ DATABASE_URL: "postgres://x/y", DB_HOST: "h" }, ["DB_HOST"]],
    [{ DB_PASSWORD: "x" }, ["DB_PASSWORD"]],
    [{ DATABASE_URL: "postgres://x/y", DB_NAME: "x" }, ["DB_NAME"]],
    [{ DATABASE_URL: "mysql://x/y" }, ["DATABASE_URL"]],
  ])("refuses what cannot be meant: %j", (env, names) => {
    expect(wrong({ ...secrets, ...env })).toEqual(names);
  });
});

test("one error names every wrong setting, and no value", () => {
  const env = {
    API_PORT: "70000",
    LOG_LEVEL: "loud",
    REDIS_URL: "http://hunter2",
    IP_ALLOW: "10.0.0.0/33",
    DEFAULT_TIME_ZONE: "Mars/Base",
    REDIS_ULR: "hunter2",
  };
  const error = (() => {
    try {
      load(env);
    } catch (caught) {
      return caught as SettingsError;
    }
    throw new Error("nothing was refused");
  })();
  expect(error.problems.map(({ name }) => name).sort()).toEqual(Object.keys(env).sort());
  expect(error.exitMessage).toContain("API_PORT: must be a whole number from 0 to 65535");
  expect(error.exitMessage).toContain("REDIS_ULR: is not a setting; is REDIS_URL meant?");
  expect(error.exitMessage).not.toContain("hunter2");
});

test.each([
  ["PUBLIC_URL", "example.org"],
  ["TRUST_PROXY", "true"],
  ["TRUST_PROXY", "1"],
  ["CORS_ORIGINS", "https://a.example/path"],
  ["IP_DENY", "127.1"],
  ["IP_DENY", "fe80::1%eth0"],
  ["DISCORD_PUBLIC_KEY", "abc"],
  ["DISCORD_SHARDS", "3-1"],
  ["DB_SSL", "maybe"],
  ["ENCRYPTION_KEYS", key("k1", 31)],
  ["ENCRYPTION_KEYS", `${key("k1")},${key("k1")}`],
  ["JWT_SECRETS", key("k1", 16)],
  ["DEFAULT_LOCALE", "fr"],
])("refuses %s=%s", (name, value) => {
  expect(wrong({ ...secrets, [name]: value })).toEqual([name]);
});

test("reads lists, shards and trailing slashes as people write them", () => {
  const env = {
    IP_ALLOW: "10.0.0.0/8, ::1",
    DISCORD_SHARDS: "0-2,5",
    DISCORD_SHARD_COUNT: "6",
    PUBLIC_URL: "https://chores.example/",
    TRUST_PROXY: "10.1.2.3",
  };
  expect(load(env)).toMatchObject({
    ipAllow: ["10.0.0.0/8", "::1"],
    trustProxy: ["10.1.2.3"],
    discord: { shards: [0, 1, 2, 5], shardCount: 6 },
    api: { publicUrl: "https://chores.example" },
  });
});

describe("the two apps", () => {
  test.each(["bot", "api"] as const)("%s refuses half a backbone, naming all that is missing", (profile) => {
    expect(wrong({ ...secrets, DISCORD_TOKEN: "t" }, profile)).toEqual(["DB_HOST", "RABBITMQ_URL", "REDIS_URL"]);
    expect(wrong({ ...secrets, ...backbone, DISCORD_TOKEN: "t" }, profile)).toEqual([]);
  });

  test("the bot needs a token, and a public key where Discord calls us", () => {
    expect(wrong({ ...secrets, ...backbone, DISCORD_TRANSPORT: "http" }, "bot")).toEqual(["DISCORD_PUBLIC_KEY", "DISCORD_TOKEN"]);
  });

  test("a setting that is given but wrong is not called missing too", () => {
    expect(wrong({ ...secrets, ...backbone, REDIS_URL: "tcp://x" }, "api")).toEqual(["REDIS_URL"]);
  });
});

describe("Discord", () => {
  test("an application without a token does not replace the simulator by halves", () => {
    expect(wrong({ ...secrets, DISCORD_APPLICATION_ID: "1" })).toEqual(["DISCORD_TOKEN"]);
  });

  test("shards are numbered below their count, and the count is said", () => {
    expect(wrong({ ...secrets, DISCORD_SHARDS: "0,1" })).toEqual(["DISCORD_SHARD_COUNT"]);
    expect(wrong({ ...secrets, DISCORD_SHARDS: "0,2", DISCORD_SHARD_COUNT: "2" })).toEqual(["DISCORD_SHARDS"]);
  });
});

describe("production", () => {
  test("is content with secrets of its own", () => {
    expect(wrong(live, "bot")).toEqual([]);
    expect(wrong(live, "local")).toEqual([]);
  });

  test("generates no secret", () => {
    expect(wrong({ ...live, ENCRYPTION_KEYS: "", JWT_SECRETS: "" }, "api")).toEqual(["ENCRYPTION_KEYS", "JWT_SECRETS"]);
  });

  test("refuses keys and passwords of development, and the simulator", () => {
    expect(wrong({ ...live, ENCRYPTION_KEYS: `${key("k1")},${key("dev-1")}` }, "bot")).toEqual(["ENCRYPTION_KEYS"]);
    expect(wrong({ ...live, DATABASE_URL: "postgres://chorestree:chorestree@db/x" }, "bot")).toEqual(["DATABASE_URL"]);
    expect(wrong({ ...live, DISCORD_TOKEN: "" }, "local")).toEqual(["DISCORD_TOKEN"]);
  });

  test("the API needs the token too: without it nobody can be asked who is still a member", () => {
    expect(wrong({ ...live, DISCORD_TOKEN: "" }, "api")).toEqual(["DISCORD_TOKEN"]);
    expect(wrong(live, "api")).toEqual([]);
    expect(wrong({ ...secrets, ...backbone }, "api")).toEqual([]);
  });

  test("has no default user, password or database", () => {
    expect(wrong({ ...live, DATABASE_URL: "", DB_HOST: "db" }, "bot")).toEqual(["DB_NAME", "DB_PASSWORD", "DB_USER"]);
    expect(wrong({ ...live, DATABASE_URL: "", DB_HOST: "db", DB_USER: "u", DB_NAME: "n", DB_PASSWORD: "chorestree" }, "bot")).toEqual([
      "DB_PASSWORD",
    ]);
  });
});

describe("secrets from files", () => {
  test("are read and trimmed", () => {
    writeFileSync(join(folder, "token"), "from-a-file\n");
    expect(load({ DISCORD_TOKEN_FILE: join(folder, "token") }).discord.token).toBe("from-a-file");
  });

  test("must be readable, and not given twice", () => {
    expect(wrong({ ...secrets, REDIS_URL_FILE: join(folder, "none") })).toEqual(["REDIS_URL_FILE"]);
    expect(wrong({ ...secrets, DISCORD_TOKEN: "t", DISCORD_TOKEN_FILE: join(folder, "token") })).toEqual(["DISCORD_TOKEN"]);
  });
});

test("a .env file speaks where the environment is silent", () => {
  writeFileSync(join(folder, ".env"), "API_PORT=4000\nBOT_PORT=4001\n");
  expect(readEnvironment(folder, { API_PORT: "5000" })).toEqual({ API_PORT: "5000", BOT_PORT: "4001" });
  expect(readEnvironment(join(folder, "elsewhere"), {})).toEqual({});
});
