/**
 * Makes an element. Text goes in as text nodes alone, so nothing anybody typed is ever read as HTML.
 * @param {string} tag with classes behind dots: `div.card.wide`
 * @param {Record<string, unknown>} [attributes] `on…` functions listen; true stands alone; false, null and undefined are left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const [name = "div", ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length > 0) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) give(made, key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function give(made, key, value) {
  if (value === false || value === null || value === undefined) return;
  if (typeof value === "function") made.addEventListener(key.slice(2), value);
  else made.setAttribute(key, value === true ? "" : String(value));
}
