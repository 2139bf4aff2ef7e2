import { element } from "./element.mjs";

/** Discord docs: Component Reference, Component Types. */
const STRING = 3;
const USER = 5;
const ROLE = 6;
const MENTIONABLE = 7;
const CHANNEL = 8;

export const isSelect = (type) => [STRING, USER, ROLE, MENTIONABLE, CHANNEL].includes(type);

/** A menu that sends as soon as one value is chosen; one that takes several has a button to send them. */
export function selectView(component, { reader, select }) {
  const { custom_id: customId, placeholder, disabled = false, min_values: least = 1, max_values: most = 1 } = component;
  const several = most > 1;
  const options = optionsOf(component, reader).map(optionView);
  const label = placeholder ?? reader.say("select");
  const empty =
    !several && element("option", { value: "", disabled: least > 0, selected: !options.some(({ selected }) => selected) }, label);
  const menu = element("select", { disabled, multiple: several, "aria-label": label, "data-id": customId }, empty, ...options);
  const send = () =>
    select(
      customId,
      [...menu.selectedOptions].map(({ value }) => value).filter((value) => value !== ""),
    );
  if (!several) menu.addEventListener("change", send);
  return element(
    "div.select",
    {},
    menu,
    several && element("button.button.secondary", { type: "button", disabled, onclick: send }, reader.say("choose")),
  );
}

const optionView = ({ label, value, description, default: chosen }) =>
  element("option", { value, selected: chosen, title: description }, description ? `${label} — ${description}` : label);

function optionsOf({ type, options = [] }, { guild }) {
  if (type === USER || type === MENTIONABLE) return guild.members.map(({ id, name }) => ({ label: name, value: id }));
  if (type === CHANNEL) return guild.channels.map(({ id, name }) => ({ label: `#${name}`, value: id }));
  if (type === ROLE) return [...new Set(guild.members.flatMap(({ roles }) => roles))].map((name) => ({ label: name, value: name }));
  return options;
}
