// @ts-check

export const SERVICES = /** @type {const} */ (["postgres", "redis", "rabbitmq"]);
export const CHECKS = /** @type {const} */ (["lint", "types"]);
const STEPS = /** @type {const} */ ([...CHECKS, "unit", "integration", "e2e"]);

/** @typedef {(typeof SERVICES)[number]} ServiceName */
/** @typedef {(typeof STEPS)[number]} StepName */
/** @typedef {{ steps: readonly StepName[]; required: readonly ServiceName[]; patterns: readonly string[] }} Request */

/** Something on the command line that we do not know. `message` says what would have been right. */
export class WrongArgument extends Error {}

/**
 * @template {string} T
 * @param {string} option
 * @param {string | undefined} list
 * @param {readonly T[]} known
 * @returns {T[]}
 */
function chosen(option, list, known) {
  const names = (list ?? "").split(",").filter(Boolean);
  const stranger = names.find((name) => !known.some((one) => one === name));
  if (names.length === 0 || stranger !== undefined) {
    throw new WrongArgument(`${option} takes a comma list of ${known.join(", ")}${stranger === undefined ? "" : `, not '${stranger}'`}.`);
  }
  return known.filter((one) => names.includes(one));
}

/**
 * `--only unit,e2e` chooses steps, `--require-services postgres,redis` makes their absence a failure (so does CI=true,
 * for all three), anything else is a pattern of test files for Jest, which then reports no coverage.
 *
 * @param {readonly string[]} args
 * @param {{ CI?: string | undefined }} env
 * @returns {Request}
 * @throws {WrongArgument}
 */
export function readArguments(args, env) {
  /** @type {readonly StepName[]} */
  let steps = STEPS;
  /** @type {readonly ServiceName[]} */
  let required = env.CI === "true" ? SERVICES : [];
  const patterns = [];

  const rest = args.flatMap((arg) => (/^--[\w-]+=/.test(arg) ? [arg.slice(0, arg.indexOf("=")), arg.slice(arg.indexOf("=") + 1)] : [arg]));
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--only") steps = chosen(arg, rest.shift(), STEPS);
    else if (arg === "--require-services") required = chosen(arg, rest.shift(), SERVICES);
    else if (arg.startsWith("-")) throw new WrongArgument(`Unknown option ${arg}. Known: --only, --require-services.`);
    else patterns.push(arg);
  }
  return { steps, required, patterns };
}
