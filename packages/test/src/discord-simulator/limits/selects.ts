import { aboveMaximum, at, badLength, refuse, type Breach } from "./breach.js";
import { channelTypes } from "./command-options.js";
import { all, given, integer, isObject, items, list, oneOf, required, shape, snowflake, text, yesOrNo } from "./form.js";
import type { Check, Rule } from "./form.js";

/** Within a message or modal each component may carry a number of its own. */
export const componentId = integer(0, 2 ** 31 - 1);
export const customId = required(text(1, 100));

// A name alone must be an emoji itself; custom emoji go by id. Keycaps are built of plain digits.
const UNICODE_EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
export const emoji: Check = shape({ id: snowflake, name: text(0, 32), animated: yesOrNo }, (fields, path) => {
  const known = given(fields["id"]) || (typeof fields["name"] === "string" && UNICODE_EMOJI.test(fields["name"]));
  return known ? [] : refuse(at(path, "name"), "COMPONENT_INVALID_EMOJI", "Invalid emoji");
});

const MOST_CHOICES = 25;
const named = { label: required(text(1, 100)), value: required(text(1, 100)), description: text(0, 100), default: yesOrNo };

const option = shape({ ...named, emoji });
/** Radio and checkbox groups, which have no emoji. */
export const plainOption = shape(named);

export const differentValues: Check = (options, path) => {
  const values = items(options).map((entry) => (isObject(entry) ? entry["value"] : undefined));
  return values.flatMap((value, index) =>
    typeof value === "string" && values.indexOf(value) < index
      ? refuse(at(at(path, index), "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
      : [],
  );
};

/** Not more asked for than may be picked. */
export const minWithinMax =
  (defaultMax: number): Rule =>
  (fields, path) => {
    const max = typeof fields["max_values"] === "number" ? fields["max_values"] : defaultMax;
    return typeof fields["min_values"] === "number" && fields["min_values"] > max ? aboveMaximum(at(path, "min_values"), max) : [];
  };

/** Not more to be picked than there is to pick from. */
export const enoughOptions =
  (most: number): Rule =>
  (fields, path) => {
    const max = fields["max_values"];
    const count = items(fields["options"]).length;
    return typeof max === "number" && max <= most && count > 0 && count < max ? badLength(at(path, "options"), max, most) : [];
  };

/** Not more picked beforehand than may be picked. */
export const fewDefaults =
  (defaultMax: number): Rule =>
  (fields, path) => {
    const max = typeof fields["max_values"] === "number" ? fields["max_values"] : defaultMax;
    const preset = items(fields["options"]).filter((entry) => isObject(entry) && entry["default"] === true).length;
    const count = preset + items(fields["default_values"]).length;
    return count > max ? tooManyDefaults(path, max) : [];
  };

const tooManyDefaults = (path: string, max: number): Breach[] =>
  refuse(path, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", `No more than ${max} values may be selected by default`);

const everySelect = {
  id: componentId,
  custom_id: customId,
  placeholder: text(0, 150),
  min_values: integer(0, MOST_CHOICES),
  max_values: integer(1, MOST_CHOICES),
  disabled: yesOrNo,
  required: yesOrNo,
};
const rules = [minWithinMax(1), enoughOptions(MOST_CHOICES), fewDefaults(1)];

const picks = (...kinds: readonly string[]): Check =>
  list(shape({ id: required(snowflake), type: required(oneOf(...kinds)) }), 0, MOST_CHOICES);

/** String, user, role, mentionable and channel select, by component type. */
export const selects: Readonly<Record<number, Check>> = {
  3: shape({ ...everySelect, options: all(required(list(option, 1, MOST_CHOICES)), differentValues) }, ...rules),
  5: shape({ ...everySelect, default_values: picks("user") }, ...rules),
  6: shape({ ...everySelect, default_values: picks("role") }, ...rules),
  7: shape({ ...everySelect, default_values: picks("user", "role") }, ...rules),
  8: shape({ ...everySelect, default_values: picks("channel"), channel_types: channelTypes }, ...rules),
};
