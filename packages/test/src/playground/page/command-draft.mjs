/**
 * What a person has typed for a command so far, and what Discord's client would say of it.
 * Option types by number. Discord docs: Application Commands, Application Command Option Type.
 */
const STRING = 3;
const INTEGER = 4;
const BOOLEAN = 5;
const NUMBER = 10;

/**
 * @typedef {{ name: string, value: string | number }} Choice
 * @typedef {{ name: string, type: number, description?: string, required?: boolean, autocomplete?: boolean, choices?: Choice[],
 *   min_value?: number, max_value?: number, min_length?: number, max_length?: number }} Option
 * @typedef {{ name: string, description: string, options: Option[] }} Command
 * @typedef {{ value: string | number | boolean } | { problem: string, limit?: number | undefined } | { empty: true }} Checked
 */

/**
 * The commands that fit what stands after `/`, best first: the name begins so, then a word in it does.
 * @param {Command[]} commands
 * @param {string} typed with its slash
 */
export function fittingCommands(commands, typed) {
  const wanted = typed.replace(/^\//, "").trim().toLowerCase();
  const rank = (/** @type {Command} */ { name }) =>
    name.startsWith(wanted) ? 0 : name.split(" ").some((word) => word.startsWith(wanted)) ? 1 : 2;
  return commands.filter((command) => rank(command) < 2).sort((a, b) => rank(a) - rank(b));
}

/**
 * The command that a line names in full, and the options typed behind it: `/task add title:Dishes due:tomorrow 18:00`.
 * A value runs until the next `name:` that the command has, so colons in values need no quotes.
 * @param {Command[]} commands
 * @param {string} line
 * @returns {{ command: Command, texts: Record<string, string> } | undefined}
 */
export function readLine(commands, line) {
  const typed = line.replace(/^\//, "");
  const [command] = commands.filter(({ name }) => typed.startsWith(`${name} `)).sort((a, b) => b.name.length - a.name.length);
  if (!line.startsWith("/") || !command) return undefined;
  const rest = typed.slice(command.name.length);
  const names = command.options.map(({ name }) => name);
  const starts = [...rest.matchAll(/\s([^\s:]+):/g)].filter(([, name]) => names.includes(name ?? ""));
  const texts = starts.map((start, index) => [start[1], rest.slice(start.index + start[0].length, starts[index + 1]?.index).trim()]);
  return { command, texts: Object.fromEntries(texts) };
}

/**
 * Whether somebody who types on in one field names another option, as in `Dishes due:`; then what stays, and where to go on.
 * @param {Option[]} options
 * @param {string} text
 * @returns {{ rest: string, name: string } | undefined}
 */
export function namedOption(options, text) {
  const [, rest = "", name = ""] = /^(?:(.*)\s)?([^\s:]+):$/.exec(text) ?? [];
  return options.some((option) => option.name === name) ? { rest: rest.trim(), name } : undefined;
}

/**
 * What the client sends for a text typed into an option, or why it sends nothing.
 * `problem` is a key of the page's words.
 * @param {Option} option
 * @param {string} text
 * @returns {Checked}
 */
export function checkOption(option, text) {
  const typed = text.trim();
  if (typed === "") return option.required ? { problem: "required" } : { empty: true };
  if (option.choices?.length) return chosen(option.choices, typed);
  if (option.type === STRING) return checkText(option, typed);
  if (option.type === INTEGER || option.type === NUMBER) return checkNumber(option, typed);
  if (option.type === BOOLEAN)
    return /^(true|false)$/i.test(typed) ? { value: typed.toLowerCase() === "true" } : { problem: "trueOrFalse" };
  return { value: typed };
}

/** @param {Choice[]} choices @param {string} typed @returns {Checked} */
function chosen(choices, typed) {
  const found = choices.find(({ name, value }) => name.toLowerCase() === typed.toLowerCase() || String(value) === typed);
  return found ? { value: found.value } : { problem: "choice" };
}

/** @param {Option} option @param {string} typed @returns {Checked} */
function checkText({ min_length: least = 1, max_length: most = 6_000 }, typed) {
  const { length } = [...typed];
  if (length < least) return { problem: "tooShort", limit: least };
  return length > most ? { problem: "tooLong", limit: most } : { value: typed };
}

/** @param {Option} option @param {string} typed @returns {Checked} */
function checkNumber({ type, min_value: least = -(2 ** 53), max_value: most = 2 ** 53 }, typed) {
  const value = Number(typed);
  if (type === INTEGER ? !Number.isSafeInteger(value) : !Number.isFinite(value))
    return { problem: type === INTEGER ? "wholeNumber" : "number" };
  if (value < least) return { problem: "tooLow", limit: least };
  return value > most ? { problem: "tooHigh", limit: most } : { value };
}

/**
 * What the client itself offers for an option, without asking the bot: its choices, true or false, people.
 * @param {Option} option
 * @param {string} text
 * @param {{ id: string, name: string }[]} members
 * @returns {Choice[]}
 */
export function ownChoices(option, text, members) {
  const fits = (/** @type {Choice} */ { name }) => name.toLowerCase().includes(text.trim().replace(/^@/, "").toLowerCase());
  return choicesOf(option, members).filter(fits).slice(0, 25);
}

const USER = 6;
const MENTIONABLE = 9;

/** @param {Option} option @param {{ id: string, name: string }[]} members @returns {Choice[]} */
function choicesOf({ type, choices }, members) {
  if (choices?.length) return choices;
  if (type === BOOLEAN) return ["true", "false"].map((name) => ({ name, value: name }));
  if (type === USER || type === MENTIONABLE) return members.map(({ id, name }) => ({ name, value: id }));
  return [];
}
