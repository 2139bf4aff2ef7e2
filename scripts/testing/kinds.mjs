// @ts-check

/**
 * @typedef {object} Kind
 * @property {"unit" | "integration" | "e2e"} name Jest's project of that name.
 * @property {number} limitSeconds After that it is killed and has failed: an open handle would hold it for ever.
 * @property {number} testSeconds What one test may take. Jest reads no such limit from a project's configuration.
 * @property {boolean} services Whether it is given the addresses of PostgreSQL, Redis and RabbitMQ.
 * @property {readonly string[]} cover Whose source is counted, whether a test loaded it or not.
 * @property {Threshold | undefined} threshold Percent; without one coverage is printed only.
 */

/** @typedef {{ lines: number; statements: number; functions: number; branches?: number }} Threshold */

/** @param {number} percent */
const atLeast = (percent) => ({ lines: percent, statements: percent, functions: percent });

/** @type {readonly Kind[]} */
export const KINDS = [
  { name: "unit", limitSeconds: 80, testSeconds: 5, services: false, cover: ["packages/atoms"], threshold: atLeast(90) },
  {
    name: "integration",
    limitSeconds: 485,
    testSeconds: 30,
    services: true,
    cover: ["packages/core", "packages/events", "packages/molecules", "packages/role-service", "packages/organisms"],
    threshold: atLeast(85),
  },
  { name: "e2e", limitSeconds: 470, testSeconds: 60, services: true, cover: ["packages/api", "apps/*"], threshold: atLeast(75) },
];

/**
 * The kind as a run can hold it: code that speaks to a service is not reached without one, so nothing is asked of coverage then.
 *
 * @param {Kind} kind
 * @param {boolean} isWhole Whether PostgreSQL, Redis and RabbitMQ are all there.
 * @returns {Kind}
 */
export const askedOf = (kind, isWhole) => (kind.services && !isWhole ? { ...kind, threshold: undefined } : kind);

/** What runs before the tests, each with its limit. Together with the kinds it stays under the 20 minutes that CI has. */
export const CHECK_LIMIT_SECONDS = 80;

/** Tests are not what they cover; the rest of the list is all that may be left out. */
const NOT_COUNTED = ["!**/*.{test,itest,e2e,bench}.ts", "!**/*.d.ts", "!**/*.migration.ts", "!**/main.ts"];

/** @param {Kind} kind */
export const counted = (kind) => [...kind.cover.map((folder) => `${folder}/src/**/*.ts`), ...NOT_COUNTED];
