// @ts-check

const ADDRESSES = /** @type {const} */ ({ postgres: "DATABASE_URL", redis: "REDIS_URL", rabbitmq: "RABBITMQ_URL" });

/** @typedef {import("./arguments.mjs").ServiceName} ServiceName */
/** @typedef {Partial<Record<ServiceName, string>>} Addresses */

/** Settings of somebody's real platform that happen to be in the shell: no test may log in to Discord with them or write where they point. */
const NOT_FOR_TESTS = /^(DATABASE_URL|DB_|REDIS_URL|RABBITMQ_URL|DISCORD_|DD_|JWT_SECRETS|ENCRYPTION_KEYS|DATA_DIR)/;

/** @param {NodeJS.ProcessEnv} env */
function databaseUrl(env) {
  if (env["DATABASE_URL"]) return env["DATABASE_URL"];
  if (!env["DB_HOST"]) return undefined;
  const url = new URL(`postgres://${env["DB_HOST"]}:${env["DB_PORT"] ?? "5432"}/${env["DB_NAME"] ?? "chorestree"}`);
  url.username = encodeURIComponent(env["DB_USER"] ?? "chorestree");
  url.password = encodeURIComponent(env["DB_PASSWORD"] ?? "chorestree");
  return url.href;
}

/**
 * The services that the settings name. Only these are used where they run; no other port is ever tried.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Addresses}
 */
export function namedServices(env) {
  const found = { postgres: databaseUrl(env), redis: env["REDIS_URL"], rabbitmq: env["RABBITMQ_URL"] };
  return Object.fromEntries(Object.entries(found).filter(([, url]) => url));
}

/**
 * What the tests see: the shell's environment without settings, and the addresses of this run.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {Addresses} addresses
 * @returns {NodeJS.ProcessEnv}
 */
export function testEnvironment(env, addresses) {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !NOT_FOR_TESTS.test(name)));
  for (const [name, url] of Object.entries(addresses)) kept[ADDRESSES[/** @type {ServiceName} */ (name)]] = url;
  const nodeOptions = [env["NODE_OPTIONS"], "--experimental-vm-modules", "--disable-warning=ExperimentalWarning"].filter(Boolean).join(" ");
  return { ...kept, NODE_ENV: "test", NODE_OPTIONS: nodeOptions };
}
