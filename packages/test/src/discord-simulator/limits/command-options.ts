import { at, refuse } from "./breach.js";
import { byType, given, integer, isObject, items, list, number, oneOf, required, shape, text, unique, yesOrNo, all } from "./form.js";
import type { Check, Rule } from "./form.js";
import { localisationsOf, repeatedNames } from "./localisations.js";

/** Docs: Application Commands, Application Command Naming: letters that have a lower case must be in it. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u;
const SUB_COMMAND = 1;
const SUB_COMMAND_GROUP = 2;
const MOST_OPTIONS = 25;
/** Shared with components that pick channels. */
export const channelTypes: Check = all(list(oneOf(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16), 0, 25), unique);

export const slashName: Check = (value, path) => {
  const length = text(1, 32)(value, path);
  if (length.length > 0 || typeof value !== "string" || (NAME.test(value) && value === value.toLowerCase())) return length;
  return refuse(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
};
export const description = text(1, 100);

const named = {
  name: required(slashName),
  name_localizations: localisationsOf(slashName),
  description: required(description),
  description_localizations: localisationsOf(description),
  required: yesOrNo,
};

/** One suggestion; autocomplete answers have the same. */
export const choice = (value: Check): Check =>
  shape({ name: required(text(1, 100)), name_localizations: localisationsOf(text(1, 100)), value: required(value) });

const choosable = (value: Check) => ({ ...named, choices: list(choice(value), 0, 25), autocomplete: yesOrNo });

const choicesOrAutocomplete: Rule = (option, path) =>
  option["autocomplete"] === true && items(option["choices"]).length > 0
    ? refuse(at(path, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES", "Autocomplete may not be used with choices")
    : [];

export const stringValue = text(0, 100);
export const integerValue = integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
export const numberValue = number(-(2 ** 53), 2 ** 53);

const fileType: Check = (value, path) =>
  typeof value === "string" && /^(image|video|audio|\.[a-z0-9]+)$/i.test(value)
    ? []
    : refuse(path, "BASE_TYPE_CHOICES", "Value must be one of ('image', 'video', 'audio') or an extension with its dot.");
/** Docs: Reference, File Type Filtering. */
export const fileTypes = list(fileType, 0, 10);

const values: Readonly<Record<number, Check>> = {
  3: shape({ ...choosable(stringValue), min_length: integer(0, 6000), max_length: integer(1, 6000) }, choicesOrAutocomplete),
  4: shape({ ...choosable(integerValue), min_value: integerValue, max_value: integerValue }, choicesOrAutocomplete),
  5: shape(named),
  6: shape(named),
  7: shape({ ...named, channel_types: channelTypes }),
  8: shape(named),
  9: shape(named),
  10: shape({ ...choosable(numberValue), min_value: numberValue, max_value: numberValue }, choicesOrAutocomplete),
  11: shape({ ...named, file_types: fileTypes }),
};

const typeOf = (option: unknown): unknown => (isObject(option) ? option["type"] : undefined);
const isSubcommand = (option: unknown): boolean => typeOf(option) === SUB_COMMAND || typeOf(option) === SUB_COMMAND_GROUP;

const requiredFirst: Check = (options, path) =>
  items(options).flatMap((option, index, every) => {
    const asked = (entry: unknown): boolean => isObject(entry) && entry["required"] === true;
    const late = asked(option) && every.slice(0, index).some((before) => !asked(before));
    return late
      ? refuse(
          at(path, index),
          "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
          "Required options must be placed before non-required options",
        )
      : [];
  });

const subcommandsAlone: Check = (options, path) => {
  const odd = items(options).findIndex((option, _index, every) => isSubcommand(option) !== isSubcommand(every[0]));
  const message = "Sub-command and sub-command group option types are mutually exclusive to all other types";
  return odd < 0 ? [] : refuse(at(path, odd), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
};

const together: Check = (options, path) => [
  ...requiredFirst(options, path),
  ...subcommandsAlone(options, path),
  ...(given(options) ? repeatedNames(items(options), path) : []),
];

const optionsOf = (kinds: Readonly<Record<number, Check>>): Check => all(list(byType(kinds), 0, MOST_OPTIONS), together);

// A group holds subcommands, a subcommand holds values, and there is no other nesting (docs: Subcommands and Subcommand Groups).
const subcommand = shape({ ...named, options: optionsOf(values) });
const group = shape({ ...named, options: optionsOf({ [SUB_COMMAND]: subcommand }) });
export const commandOptions = optionsOf({ [SUB_COMMAND]: subcommand, [SUB_COMMAND_GROUP]: group, ...values });
