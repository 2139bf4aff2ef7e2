import { at, notOneOf, refuse, type Breach } from "./breach.js";
import { given, isObject, lengthOf, required, type Check, type Fields } from "./form.js";

// Docs: Reference, Locales.
const LOCALES: readonly string[] =
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(" ");

/** Keys are locales Discord knows, values obey the rule of the field they translate. */
export const localisationsOf =
  (check: Check): Check =>
  (value, path) => {
    if (!given(value)) return [];
    if (!isObject(value)) return refuse(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
    return Object.entries(value).flatMap(([locale, translation]) =>
      LOCALES.includes(locale) ? required(check)(translation, at(path, locale)) : notOneOf(at(path, locale), LOCALES),
    );
  };

/** Characters a field costs its command: of the default and all translations, the longest alone counts. */
export function longest(fields: Fields, field: "name" | "description"): number {
  const translations = fields[`${field}_localizations`];
  return Math.max(lengthOf(fields[field]), ...(isObject(translations) ? Object.values(translations) : []).map(lengthOf));
}

/** Names side by side differ, by default, within each locale, and between a translation and another's default. */
export function repeatedNames(options: readonly unknown[], path: string): Breach[] {
  return options.flatMap((option, index) => {
    if (!isObject(option)) return [];
    const others = options.filter((other, place) => place !== index && isObject(other)) as readonly Fields[];
    const earlier = options.slice(0, index).filter(isObject);
    const own = earlier.some((other) => given(option["name"]) && other["name"] === option["name"]) ? nameTaken(at(path, index)) : [];
    return [...own, ...repeatedTranslations(option, others, earlier, at(at(path, index), "name_localizations"))];
  });
}

function repeatedTranslations(option: Fields, others: readonly Fields[], earlier: readonly Fields[], path: string): Breach[] {
  const translations = option["name_localizations"];
  return Object.entries(isObject(translations) ? translations : {}).flatMap(([locale, name]) => {
    const asDefault = others.some((other) => other["name"] === name);
    const inLocale = earlier.some((other) => isObject(other["name_localizations"]) && other["name_localizations"][locale] === name);
    return asDefault || inLocale ? nameTaken(at(path, locale)) : [];
  });
}

const nameTaken = (path: string): Breach[] =>
  refuse(path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names must be unique within their list");
