import { aboveMaximum, at, refuse, type Breach } from "./breach.js";
import { fileTypes } from "./command-options.js";
import { TEXT_DISPLAY, textDisplay } from "./component-kinds.js";
import { differentIds } from "./components.js";
import { all, byType, integer, items, list, oneOf, required, shape, text, yesOrNo } from "./form.js";
import type { Check, Fields, Rule } from "./form.js";
import { componentId, customId, differentValues, enoughOptions, fewDefaults, minWithinMax, plainOption, selects } from "./selects.js";

const MOST_TOP = 5;
const MOST_LETTERS = 4000;

/** A modal: the `data` of an interaction response of type 9. Docs: Interaction Callback Data Structure, Modal. */
export function checkModal(data: unknown, path = ""): Breach[] {
  return required(modal)(data, path);
}

const lengthsInOrder: Rule = (input, path) =>
  typeof input["min_length"] === "number" && typeof input["max_length"] === "number" && input["min_length"] > input["max_length"]
    ? aboveMaximum(at(path, "min_length"), input["max_length"])
    : [];

const inputFields: Readonly<Record<string, Check>> = {
  id: componentId,
  custom_id: customId,
  style: required(oneOf(1, 2)),
  min_length: integer(0, MOST_LETTERS),
  max_length: integer(1, MOST_LETTERS),
  value: text(0, MOST_LETTERS),
  placeholder: text(0, 100),
  required: yesOrNo,
  label: text(1, 45),
};
const textInput = shape(inputFields, lengthsInOrder);
/** Without a label around it the input must bring its own. */
const labelledInput = shape({ ...inputFields, label: required(text(1, 45)) }, lengthsInOrder);

const row = shape({
  id: componentId,
  components: required(
    all(list(byType({ 4: labelledInput }), 1, MOST_TOP), (inputs, path) =>
      items(inputs).length > 1 && items(inputs).length <= MOST_TOP
        ? refuse(at(path, 1), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
        : [],
    ),
  ),
});

const notDisabled: Rule = (select, path) =>
  select["disabled"] === true
    ? refuse(at(path, "disabled"), "COMPONENT_DISABLED_IN_MODAL", "A component in a modal cannot be disabled")
    : [];

const field = { id: componentId, custom_id: customId, required: yesOrNo };
const upTo10 = { min_values: integer(0, 10), max_values: integer(1, 10) };
const options = (min: number): Check => all(required(list(plainOption, min, 10)), differentValues);
const optionCount = (group: Fields): number => items(group["options"]).length;

const fields: Readonly<Record<number, Check>> = {
  4: textInput,
  ...Object.fromEntries(Object.entries(selects).map(([type, check]) => [type, all(check, shape({}, notDisabled))])),
  19: shape({ ...field, ...upTo10, file_types: fileTypes }, minWithinMax(1)),
  21: shape({ ...field, options: options(2) }, (group, path) => fewDefaults(1)({ options: group["options"] }, path)),
  22: shape(
    { ...field, ...upTo10, options: options(1) },
    (group, path) => minWithinMax(optionCount(group))(group, path),
    enoughOptions(10),
    (group, path) => fewDefaults(optionCount(group))(group, path),
  ),
  23: shape({ id: componentId, custom_id: customId, default: yesOrNo }),
};

const label = shape({ id: componentId, label: required(text(1, 45)), description: text(1, 100), component: required(byType(fields)) });

const modal = shape({
  custom_id: customId,
  title: required(text(1, 45)),
  components: all(required(list(byType({ 1: row, [TEXT_DISPLAY]: textDisplay, 18: label }), 1, MOST_TOP)), differentIds),
});
