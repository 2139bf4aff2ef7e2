// @ts-check
import { AMQP_GREETING, startRabbit } from "../../packages/test/src/services/start-rabbit.mjs";
import { firstAnswer } from "../../packages/test/src/services/first-answer.mjs";
import { plainOwner } from "../../packages/test/src/services/plain-owner.mjs";
import { startPostgres } from "../../packages/test/src/services/start-postgres.mjs";
import { startRedis } from "../../packages/test/src/services/start-redis.mjs";
import { SERVICES } from "./arguments.mjs";

/** @typedef {import("./arguments.mjs").ServiceName} ServiceName */
/** @typedef {import("./environment.mjs").Addresses} Addresses */

/** A TLS listener answers only TLS: whoever names one gets no first look from here, the tests will tell. */
const answers = (/** @type {string} */ url, /** @type {number} */ defaultPort, /** @type {string | Buffer} */ greeting) => {
  const { hostname, port, protocol } = new URL(url);
  if (protocol.endsWith("s:")) return Promise.resolve();
  return firstAnswer({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || defaultPort), greeting });
};

/** @type {Record<ServiceName, { title: string; replaces: string; start: () => Promise<import("../../packages/test/src/services/service.mjs").Service>; accept: (url: string) => Promise<string> }>} */
const offers = {
  postgres: { title: "PostgreSQL", replaces: "PGlite", start: startPostgres, accept: plainOwner },
  redis: {
    title: "Redis",
    replaces: "memory cache",
    start: startRedis,
    accept: async (url) => (await answers(url, 6379, "PING\r\n"), url),
  },
  rabbitmq: {
    title: "RabbitMQ",
    replaces: "in-process bus",
    start: startRabbit,
    accept: async (url) => (await answers(url, 5672, AMQP_GREETING), url),
  },
};

/**
 * @typedef {object} Backbones
 * @property {Addresses} addresses
 * @property {readonly string[]} lines Which parts the tests run on, one line each.
 * @property {readonly string[]} failures Named services that do not answer, required ones that are absent.
 * @property {() => Promise<void>} stop Ends those that were started here.
 */

/**
 * Each part as the settings name it, else started from the machine's own programs, else the embedded one alone.
 *
 * @param {Addresses} named
 * @param {readonly ServiceName[]} required
 * @returns {Promise<Backbones>}
 */
export async function gatherBackbones(named, required) {
  const found = await Promise.all(SERVICES.map((name) => (named[name] === undefined ? startOwn(name) : acceptNamed(name, named[name]))));
  const failures = found.flatMap(({ name, url, line, named }) => (url === undefined && (named || required.includes(name)) ? [line] : []));
  return {
    addresses: Object.fromEntries(found.flatMap(({ name, url }) => (url === undefined ? [] : [[name, url]]))),
    lines: found.map(({ line }) => line),
    failures,
    stop: async () => {
      await Promise.all(found.map(({ stop }) => stop?.()));
    },
  };
}

/** @typedef {{ name: ServiceName; url?: string; line: string; named: boolean; stop?: () => Promise<void> }} Found */

/**
 * @param {ServiceName} name
 * @returns {Promise<Found>}
 */
async function startOwn(name) {
  const { title, replaces, start } = offers[name];
  try {
    const { url, stop } = await start();
    return { name, url, stop, named: false, line: `${replaces} and ${title} (started for this run)` };
  } catch (error) {
    return { name, named: false, line: `${replaces} only (${messageOf(error)})` };
  }
}

/**
 * @param {ServiceName} name
 * @param {string} url
 * @returns {Promise<Found>}
 */
async function acceptNamed(name, url) {
  const { title, replaces, accept } = offers[name];
  try {
    return { name, url: await accept(url), named: true, line: `${replaces} and ${title} (as the settings name it)` };
  } catch (error) {
    return { name, named: true, line: `${replaces} only (${title} is named by the settings, but: ${messageOf(error)})` };
  }
}

// Node collects the failures of several addresses in an error without a message of its own.
const messageOf = (/** @type {unknown} */ error) =>
  error instanceof AggregateError ? error.errors.map(String).join(", ") : error instanceof Error ? error.message : String(error);
