import { at, missing, refuse, type Breach } from "./breach.js";
import { given, oneOf, required, shape, snowflake, text, url, yesOrNo, type Fields, type Rule } from "./form.js";
import { componentId, emoji } from "./selects.js";

const LINK = 5;
const PREMIUM = 6;

const linkButton: Rule = (button, path) => [
  ...(given(button["url"]) ? [] : missing(at(path, "url"), "A url is required")),
  ...forbidden(button, path, ["custom_id", "sku_id"], "a link button"),
];

const premiumButton: Rule = (button, path) => [
  ...(given(button["sku_id"]) ? [] : missing(at(path, "sku_id"), "A sku id is required")),
  ...forbidden(button, path, ["custom_id", "url", "label", "emoji"], "a premium button"),
];

const pressedButton: Rule = (button, path) => [
  ...(given(button["custom_id"]) ? [] : refuse(at(path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")),
  ...forbidden(button, path, ["url", "sku_id"], "this button"),
];

const something: Rule = (button, path) =>
  button["style"] === PREMIUM || (given(button["label"]) && button["label"] !== "") || given(button["emoji"])
    ? []
    : refuse(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji");

export const button = shape(
  {
    id: componentId,
    style: required(oneOf(1, 2, 3, 4, LINK, PREMIUM)),
    custom_id: text(1, 100),
    label: text(0, 80),
    url: url(512, "http", "https", "discord"),
    sku_id: snowflake,
    emoji,
    disabled: yesOrNo,
  },
  (fields, path) => {
    if (fields["style"] === LINK) return linkButton(fields, path);
    return fields["style"] === PREMIUM ? premiumButton(fields, path) : pressedButton(fields, path);
  },
  something,
);

function forbidden(button: Fields, path: string, names: readonly string[], where: string): Breach[] {
  return names
    .filter((name) => given(button[name]))
    .flatMap((name) => refuse(at(path, name), "BUTTON_COMPONENT_FIELD_NOT_ALLOWED", `The '${name}' field cannot be used on ${where}`));
}
