import { element } from "./element.mjs";

/** The list above the composer: commands, or values of an option. Moved through from the input, which keeps the focus. */
export class Suggestions {
  #panel;
  #items = [];
  #active = -1;

  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.#panel = panel;
  }

  get open() {
    return !this.#panel.hidden;
  }

  /**
   * @param {string} heading
   * @param {{ title: string, detail?: string, choose: () => void }[]} items
   * @param {{ input: HTMLElement, active?: boolean, note?: string }} about `active`: the first is chosen by Enter at once
   */
  show(heading, items, { input, active = false, note }) {
    this.#items = items;
    this.#input = input;
    const list = element("ul", { role: "listbox", id: "suggestions-list" }, ...items.map((item, index) => this.#itemView(item, index)));
    this.#panel.replaceChildren(element("h2", {}, heading), ...(note ? [element("p", { role: "status" }, note)] : []), list);
    this.#panel.hidden = false;
    input.setAttribute("aria-controls", "suggestions-list");
    this.#activate(active && items.length > 0 ? 0 : -1);
  }

  hide() {
    this.#panel.hidden = true;
    this.#items = [];
    this.#activate(-1);
  }

  /** @param {1 | -1} step */
  move(step) {
    const { length } = this.#items;
    if (length === 0) return;
    this.#activate(this.#active === -1 ? (step === 1 ? 0 : length - 1) : (this.#active + step + length) % length);
  }

  /** Whether there was one to choose. */
  chooseActive() {
    const item = this.#items[this.#active];
    item?.choose();
    return item !== undefined;
  }

  #input;

  #itemView({ title, detail, choose }, index) {
    const hold = (event) => event.preventDefault();
    return element(
      "li",
      { role: "option", id: `suggestion-${index}`, onmousedown: hold, onclick: choose, onmousemove: () => this.#activate(index) },
      element("span.title", {}, title),
      detail && element("span.detail", {}, detail),
    );
  }

  #activate(index) {
    this.#active = index;
    for (const [at, item] of [...this.#panel.querySelectorAll("li")].entries()) {
      item.setAttribute("aria-selected", String(at === index));
      if (at === index) item.scrollIntoView({ block: "nearest" });
    }
    if (index === -1) this.#input?.removeAttribute("aria-activedescendant");
    else this.#input?.setAttribute("aria-activedescendant", `suggestion-${index}`);
  }
}
