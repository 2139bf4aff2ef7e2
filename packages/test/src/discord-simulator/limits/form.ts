import { at, badLength, missing, notOneOf, refuse, unknownKind, type Breach } from "./breach.js";

/** Says what is wrong with a value found at a path. An absent or null value is nobody's mistake, unless `required`. */
export type Check = (value: unknown, path: string) => Breach[];
export type Fields = Readonly<Record<string, unknown>>;
/** A rule between fields of one object. */
export type Rule = (fields: Fields, path: string) => Breach[];

export const given = (value: unknown): boolean => value !== undefined && value !== null;
export const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
export const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Discord counts code points: one emoji outside the basic plane is one character. */
export const lengthOf = (value: unknown): number => (typeof value === "string" ? [...value].length : 0);

const ifGiven =
  (check: Check): Check =>
  (value, path) =>
    given(value) ? check(value, path) : [];

export const required =
  (check: Check): Check =>
  (value, path) =>
    given(value) ? check(value, path) : missing(path);

export const all =
  (...checks: readonly Check[]): Check =>
  (value, path) =>
    checks.flatMap((check) => check(value, path));

export const text = (min: number, max: number): Check =>
  ifGiven((value, path) => {
    if (typeof value !== "string") return refuse(path, "STRING_TYPE_CONVERT", `Could not interpret "${shown(value)}" as string.`);
    const length = lengthOf(value);
    return length >= min && length <= max ? [] : badLength(path, min, max);
  });

/** For texts whose outer white space Discord takes off before it counts (docs: Message, Embed Limits). */
export const trimmedText = (max: number): Check =>
  ifGiven((value, path) => text(0, max)(typeof value === "string" ? value.trim() : value, path));

export const integer = (min: number, max: number): Check =>
  ifGiven((value, path) => (Number.isInteger(value) ? number(min, max)(value, path) : notANumber(path, value, "int")));

export const number = (min: number, max: number): Check =>
  ifGiven((value, path) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return notANumber(path, value, "float");
    if (value < min) return refuse(path, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${min}.`);
    return value > max ? refuse(path, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${max}.`) : [];
  });

export const yesOrNo: Check = ifGiven((value, path) =>
  typeof value === "boolean" ? [] : refuse(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false."),
);

export const oneOf = (...choices: readonly (string | number)[]): Check =>
  ifGiven((value, path) => (choices.some((choice) => choice === value) ? [] : notOneOf(path, choices)));

/** Text, or a number where one fits: clients send new attachments' ids as numbers. */
export const snowflake: Check = ifGiven((value, path) =>
  (typeof value === "string" && /^\d{1,20}$/.test(value)) || (Number.isSafeInteger(value) && Number(value) >= 0)
    ? []
    : notANumber(path, value, "snowflake"),
);

export const url = (max: number, ...schemes: readonly string[]): Check =>
  ifGiven((value, path) => {
    if (typeof value !== "string" || !URL.canParse(value)) return refuse(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
    const scheme = new URL(value).protocol.slice(0, -1);
    return schemes.includes(scheme)
      ? text(1, max)(value, path)
      : refuse(path, "URL_TYPE_INVALID_SCHEME", `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.join(", ")}).`);
  });

export const list = (item: Check, min: number, max: number): Check =>
  ifGiven((value, path) => {
    if (!Array.isArray(value)) return refuse(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
    const length = value.length >= min && value.length <= max ? [] : badLength(path, min, max);
    return [...length, ...value.flatMap((entry: unknown, index) => required(item)(entry, at(path, index)))];
  });

export const unique: Check = (value, path) =>
  items(value).flatMap((entry, index, entries) =>
    entries.indexOf(entry) === index
      ? []
      : refuse(at(path, index), "SET_TYPE_ALREADY_CONTAINS_VALUE", `The set already contains the value ${shown(entry)}.`),
  );

export const shape = (fields: Readonly<Record<string, Check>>, ...rules: readonly Rule[]): Check =>
  ifGiven((value, path) => {
    if (!isObject(value)) return refuse(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
    const ofFields = Object.entries(fields).flatMap(([key, check]) => check(value[key], at(path, key)));
    return [...ofFields, ...rules.flatMap((rule) => rule(value, path))];
  });

/** The field `type` decides which shape is asked for; a type not in the table may not stand here. */
export const byType = (kinds: Readonly<Record<number, Check>>): Check =>
  shape({ type: required(() => []) }, (fields, path) => {
    if (!given(fields["type"])) return [];
    const check = typeof fields["type"] === "number" ? kinds[fields["type"]] : undefined;
    return check ? check(fields, path) : unknownKind(path, Object.keys(kinds).map(Number));
  });

const notANumber = (path: string, value: unknown, kind: string): Breach[] =>
  refuse(path, "NUMBER_TYPE_COERCE", `Value "${shown(value)}" is not ${kind}.`);

/** Objects are named, not printed: text conversion of a stranger's object may throw. */
function shown(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
}
