import { expect, test } from "@jest/globals";
import { namedServices, testEnvironment } from "./environment.mjs";

test("nothing named, nothing used: no port is guessed", () => {
  expect(namedServices({ PATH: "/bin" })).toEqual({});
});

test("a database named in parts is filled up with the development defaults", () => {
  expect(namedServices({ DB_HOST: "127.0.0.1" })).toEqual({ postgres: "postgres://chorestree:chorestree@127.0.0.1:5432/chorestree" });
  expect(namedServices({ DB_HOST: "db", DB_PORT: "6432", DB_USER: "u", DB_PASSWORD: "a/b", DB_NAME: "n" })).toEqual({
    postgres: "postgres://u:a%2Fb@db:6432/n",
  });
});

test("DATABASE_URL goes before the parts", () => {
  expect(namedServices({ DB_HOST: "x", DATABASE_URL: "postgres://a/b" }).postgres).toBe("postgres://a/b");
});

test("tests never see somebody's Discord token, keys or data folder", () => {
  const shell = {
    DISCORD_TOKEN: "t",
    DISCORD_TOKEN_FILE: "f",
    JWT_SECRETS: "j",
    ENCRYPTION_KEYS: "e",
    DATA_DIR: "d",
    DD_AGENT_HOST: "h",
    HOME: "/home/mia",
  };
  expect(testEnvironment(shell, {})).toEqual({
    HOME: "/home/mia",
    NODE_ENV: "test",
    NODE_OPTIONS: "--experimental-vm-modules --disable-warning=ExperimentalWarning",
  });
});

test("tests see the services of this run and not those of the shell", () => {
  const env = testEnvironment(
    { DATABASE_URL: "postgres://mine", REDIS_URL: "redis://mine", RABBITMQ_URL: "amqp://mine" },
    { postgres: "postgres://own" },
  );
  expect([env["DATABASE_URL"], env["REDIS_URL"], env["RABBITMQ_URL"]]).toEqual(["postgres://own", undefined, undefined]);
});
