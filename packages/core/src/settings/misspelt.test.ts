import { expect, test } from "@jest/globals";
import { distance, misspelt } from "./misspelt.js";

const complaints = (...names: string[]) => misspelt(Object.fromEntries(names.map((name) => [name, "x"]))).map(({ name }) => name);

test.each([
  "REDIS_ULR",
  "RABITMQ_URL",
  "API_PROT",
  "DICSORD_TOKEN",
  "DISCORD_TOKENS",
  "ENCRYPTION_KEY",
  "DB_PASS",
  "DISCORD_SECRET",
  "LOG_LEVLE",
  "JWT_SECRET",
])("%s is taken for a slip", (name) => {
  expect(complaints(name)).toEqual([name]);
});

test("the strangers in every environment are left alone", () => {
  const strangers = [
    "PATH",
    "HOME",
    "NODE_OPTIONS",
    "NODE_PATH",
    "DD_AGENT_PORT",
    "DD_TRACE_DEBUG",
    "APP_PORT",
    "PORT",
    "CI",
    "LANG",
    "SHELL",
    "TZ",
  ];
  const services = [
    "DB_SERVICE_HOST",
    "DB_PORT_5432_TCP",
    "DB_PORT_5432_TCP_ADDR",
    "API_SERVICE_PORT",
    "REDIS_PORT",
    "PGDATA",
    "npm_config_cache",
  ];
  expect(complaints(...strangers, ...services)).toEqual([]);
});

test("a swap of two neighbours is one edit", () => {
  expect([distance("ULR", "URL"), distance("abc", "abc"), distance("", "abc"), distance("kitten", "sitting")]).toEqual([1, 0, 3, 3]);
});
