import { at, refuse, tooManyCommands, type Breach } from "./breach.js";
import { all, given, isObject, items, lengthOf, list, oneOf, required, shape, text, unique, yesOrNo } from "./form.js";
import type { Check, Fields, Rule } from "./form.js";
import { commandOptions, description, slashName } from "./command-options.js";
import { localisationsOf, longest } from "./localisations.js";

export interface AboutCommands {
  /** Entry point commands are global only. Unsaid is global. */
  readonly scope?: "global" | "guild";
  /** A PATCH, in which every field may be left out. */
  readonly partial?: boolean;
  /** Of the stored command that a PATCH changes: the body cannot say it. Unsaid is a slash command. */
  readonly type?: number;
}

const CHAT_INPUT = 1;
const ENTRY_POINT = 4;
/** Characters of one command with all it holds (docs: Slash Commands). */
const MOST_CHARACTERS = 8000;
const MOST_PER_TYPE: ReadonlyMap<number, number> = new Map([
  [CHAT_INPUT, 100],
  [2, 15],
  [3, 15],
  [ENTRY_POINT, 1],
]);
const GROUP_DEPTH = 3;

/** One command, or the array of a bulk overwrite. Docs: Application Commands. */
export function checkCommands(body: unknown, about: AboutCommands = {}): Breach[] {
  if (!Array.isArray(body)) return required(command(about))(body, "");
  return [...list(command(about), 0, Infinity)(body, ""), ...repeatedCommands(body), ...tooMany(body)];
}

const permissions: Check = (value, path) =>
  !given(value) || (typeof value === "string" && /^\d{1,20}$/.test(value)) || (Number.isSafeInteger(value) && Number(value) >= 0)
    ? []
    : refuse(path, "NUMBER_TYPE_COERCE", "Value is not a set of permissions.");

const ofEveryType: Readonly<Record<string, Check>> = {
  type: oneOf(1, 2, 3, 4),
  default_member_permissions: permissions,
  dm_permission: yesOrNo,
  default_permission: yesOrNo,
  nsfw: yesOrNo,
  integration_types: all(list(oneOf(0, 1), 1, 2), unique),
  contexts: all(list(oneOf(0, 1, 2), 1, 3), unique),
};

function command(about: AboutCommands): Check {
  const must = about.partial ? (check: Check): Check => check : required;
  const texts = (name: Check, words: Check): Check =>
    shape({
      name: must(name),
      name_localizations: localisationsOf(name),
      description: words,
      description_localizations: localisationsOf(description),
    });
  const chatInput = all(texts(slashName, must(description)), shape({ options: commandOptions }));
  const entryPoint = all(texts(text(1, 32), description), shape({ handler: oneOf(1, 2) }, globalOnly(about)));
  const contextMenu = all(
    texts(text(1, 32), () => []),
    shape({}, noDescription, noOptions),
  );

  return shape(ofEveryType, (fields, path) => {
    const type = typeIn(fields, about);
    const perType = type === CHAT_INPUT ? chatInput : type === ENTRY_POINT ? entryPoint : contextMenu;
    const known = typeof type === "number" && MOST_PER_TYPE.has(type);
    return known ? [...perType(fields, path), ...tooLarge(fields, path)] : [];
  });
}

const typeIn = (fields: Fields, about: AboutCommands = {}): unknown => fields["type"] ?? about.type ?? CHAT_INPUT;

const globalOnly =
  (about: AboutCommands): Rule =>
  (_fields, path) =>
    about.scope === "guild" ? refuse(at(path, "type"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3).") : [];

const noDescription: Rule = (fields, path) =>
  given(fields["description"]) && fields["description"] !== ""
    ? refuse(
        at(path, "description"),
        "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET",
        "Context menu commands cannot have description",
      )
    : [];

const noOptions: Rule = (fields, path) =>
  items(fields["options"]).length > 0
    ? refuse(at(path, "options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET", "Context menu commands cannot have options")
    : [];

const tooLarge: Rule = (fields, path) =>
  size(fields, GROUP_DEPTH) > MOST_CHARACTERS
    ? refuse(path, "APPLICATION_COMMAND_TOO_LARGE", `Command exceeds maximum size (${MOST_CHARACTERS})`)
    : [];

/** Bounded in depth, so that a body nested beyond what is allowed costs no more than one that is not. */
function size(fields: Fields, depth: number): number {
  const nested = depth === 0 ? [] : items(fields["options"]).filter(isObject);
  const choices = items(fields["choices"]).filter(isObject);
  const ofChoices = choices.map((choice) => longest(choice, "name") + valueSize(choice["value"]));
  const ofOptions = nested.map((option) => size(option, depth - 1));
  return longest(fields, "name") + longest(fields, "description") + [...ofChoices, ...ofOptions].reduce((sum, part) => sum + part, 0);
}

const valueSize = (value: unknown): number => lengthOf(typeof value === "number" ? String(value) : value);

function repeatedCommands(body: readonly unknown[]): Breach[] {
  const seen = new Set<string>();
  return body.flatMap((entry, index) => {
    if (!isObject(entry) || typeof entry["name"] !== "string") return [];
    const type = typeIn(entry);
    const key = `${typeof type === "number" ? type : ""}:${entry["name"]}`;
    if (seen.has(key)) return refuse(String(index), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
    seen.add(key);
    return [];
  });
}

function tooMany(body: readonly unknown[]): Breach[] {
  return [...MOST_PER_TYPE].flatMap(([type, most]) => {
    const count = body.filter((entry) => isObject(entry) && typeIn(entry) === type).length;
    return count > most ? tooManyCommands("", most) : [];
  });
}
