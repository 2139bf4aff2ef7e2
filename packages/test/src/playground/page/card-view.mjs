import { element } from "./element.mjs";
import { markdownView } from "./markdown-view.mjs";
import { isSelect, selectView } from "./select-view.mjs";

/** Discord docs: Component Reference, Component Types. */
const ROW = 1;
const BUTTON = 2;
const SECTION = 9;
const TEXT = 10;
const THUMBNAIL = 11;
const GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;

/** Discord docs: Component Reference, Button Styles. */
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

/**
 * A component of a message, and all inside it.
 * @param {object} component as Discord sends it
 * @param {{ reader: import("./reader.mjs").Reader, click: (customId: string) => void, select: (customId: string, values: string[]) => void }} use
 */
export function cardView(component, use) {
  switch (component.type) {
    case ROW:
      return element("div.row", {}, ...inside(component, use));
    case BUTTON:
      return buttonView(component, use);
    case SECTION:
      return element("div.section", {}, element("div", {}, ...inside(component, use)), cardView(component.accessory, use));
    case TEXT:
      return markdownView(component.content, use.reader);
    case SEPARATOR:
      return element(component.divider === false ? "div.space" : "hr");
    case CONTAINER:
      return containerView(component, use);
    case THUMBNAIL:
    case GALLERY:
    case FILE:
      // The simulator keeps no bytes of files, so there is nothing to show but that one was sent.
      return element("div.attachment", {}, component.description ?? "📎");
    default:
      return isSelect(component.type) ? selectView(component, use) : element("div.attachment", {}, `[component ${component.type}]`);
  }
}

const inside = ({ components = [] }, use) => components.map((component) => cardView(component, use));

function containerView(component, use) {
  const made = element("div.container", {}, ...inside(component, use));
  const { accent_color: accent } = component;
  if (typeof accent === "number") made.style.setProperty("--accent", `#${accent.toString(16).padStart(6, "0")}`);
  if (component.spoiler) made.classList.add("spoiler-card");
  return made;
}

function buttonView({ style, label = "", emoji, url, custom_id: customId, disabled = false }, { click }) {
  const kind = STYLES[style] ?? "secondary";
  const words = [emoji?.name && element("span", {}, emoji.name), label];
  if (url) return element("a.button.link", { href: url, target: "_blank", rel: "noreferrer noopener" }, ...words, element("span", {}, "↗"));
  return element(`button.button.${kind}`, { type: "button", disabled, "data-id": customId, onclick: () => click(customId) }, ...words);
}
