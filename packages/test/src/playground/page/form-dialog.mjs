import { element } from "./element.mjs";

/** Discord docs: Component Reference, Component Types. */
const TEXT_INPUT = 4;
const CHECKBOX = 23;
/** A text that may be longer than this gets a field of several lines. */
const ONE_LINE = 200;

/** A form that the bot opened. Closes when the bot has answered; stays with its contents when that went wrong. */
export class FormDialog {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {{ reader: object, client: object, inWords: (error: Error) => string }} around
   */
  constructor(dialog, around) {
    this.dialog = dialog;
    this.around = around;
  }

  open(modal) {
    const { reader } = this.around;
    const fields = modal.fields.map((field) => ({ field, control: controlFor(field) }));
    const wrong = element("p.failure", { role: "alert" });
    const submit = (event) => {
      event.preventDefault();
      void this.#submit(modal, fields, wrong);
    };
    const form = element(
      "form",
      { onsubmit: submit },
      element("h2", {}, modal.title),
      ...fields.map(({ field, control }) =>
        element("label.block", {}, element("span", {}, field.label, field.required && element("span.star", {}, "*")), control),
      ),
      wrong,
      element(
        "div.actions",
        {},
        element("button.button.secondary", { type: "button", onclick: () => this.dialog.close() }, reader.say("cancel")),
        element("button.button.primary", { type: "submit" }, reader.say("submit")),
      ),
    );
    this.dialog.replaceChildren(form);
    this.dialog.showModal();
  }

  async #submit(modal, fields, wrong) {
    const { reader, client, inWords } = this.around;
    const values = Object.fromEntries(fields.map(({ field, control }) => [field.customId, valueOf(control)]));
    try {
      await client.act("submit", { ...reader.who, modal: modal.id, fields: values });
      this.dialog.close();
    } catch (error) {
      wrong.textContent = inWords(error);
    }
  }
}

function controlFor({ type, value, options, required, minLength, maxLength, max }) {
  if (type === CHECKBOX) return element("input", { type: "checkbox", checked: value === true });
  if (type !== TEXT_INPUT && options.length > 0) {
    const chosen = [value].flat();
    const choices = options.map((option) =>
      element("option", { value: option.value, selected: chosen.includes(option.value) }, option.label),
    );
    return element("select", { required, multiple: max > 1 }, ...choices);
  }
  const limits = { required, minlength: minLength || undefined, maxlength: maxLength };
  if (maxLength <= ONE_LINE) return element("input", { type: "text", value: value ?? "", autocomplete: "off", ...limits });
  return element("textarea", { rows: 4, ...limits }, value ?? "");
}

function valueOf(control) {
  if (control.type === "checkbox") return control.checked;
  return control.multiple ? [...control.selectedOptions].map(({ value }) => value) : control.value;
}
