import { CommandFields } from "./command-fields.mjs";
import { fittingCommands, readLine } from "./command-draft.mjs";
import { element } from "./element.mjs";

const LONGEST_MESSAGE = 2_000;

/** Where a person types: a message, or a command that becomes fields once it is chosen. */
export class Composer {
  #commands = [];
  #fields;

  /**
   * @param {HTMLElement} form
   * @param {HTMLElement} hintLine
   * @param {{ reader: object, client: object, chat: import("./chat.mjs").Chat, suggestions: import("./suggestions.mjs").Suggestions }} around
   */
  constructor(form, hintLine, around) {
    const { reader } = around;
    this.form = form;
    this.hintLine = hintLine;
    this.around = around;
    const words = reader.say("composer", { channel: reader.channel.name });
    this.input = element("input.text", {
      type: "text",
      placeholder: words,
      "aria-label": words,
      autocomplete: "off",
      maxlength: LONGEST_MESSAGE,
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
      onblur: () => around.suggestions.hide(),
      onfocus: () => this.#typed(),
    });
    this.sendButton = element("button.send", { type: "submit", "aria-label": reader.say("send"), title: reader.say("send") }, "➤");
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    this.#plain("");
  }

  focus() {
    if (this.#fields) this.#fields.focus();
    else this.input.focus();
  }

  #plain(text) {
    this.#fields = undefined;
    this.input.value = text;
    this.form.replaceChildren(this.input, this.sendButton);
    this.#hint("");
  }

  async #typed() {
    const { reader, client, suggestions } = this.around;
    if (!this.input.value.startsWith("/")) return suggestions.hide();
    this.#offer();
    // Asked anew each time: the bot may have registered others since, or this person may use others.
    if (this.input.value === "/" || this.#commands.length === 0) {
      this.#commands = await client.commands(reader.who).catch(() => this.#commands);
      if (this.input.value.startsWith("/") && !this.#fields) this.#offer();
    }
  }

  #offer() {
    const { reader, suggestions } = this.around;
    const read = readLine(this.#commands, this.input.value);
    if (read) return this.#choose(read.command, read.texts);
    const items = fittingCommands(this.#commands, this.input.value).map((command) => ({
      title: `/${command.name}`,
      detail: reader.described(command),
      choose: () => this.#choose(command, {}),
    }));
    const nothing = this.#commands.length === 0 ? "noCommandsYet" : "noCommand";
    const note = items.length === 0 ? reader.say(nothing) : undefined;
    suggestions.show(`${reader.application.name} · ${reader.say("commands")}`, items, { input: this.input, active: true, note });
  }

  #choose(command, texts) {
    const { reader, client, suggestions, chat } = this.around;
    suggestions.hide();
    const fields = new CommandFields(command, texts, {
      reader,
      client,
      suggestions,
      hint: (problem) => this.#hint(problem ?? reader.say("sendHint"), problem !== undefined),
      send: (options) => {
        this.#plain("");
        this.input.focus();
        void chat.run(command.name, options);
      },
      cancel: () => {
        fields.close();
        this.#plain("");
        this.input.focus();
      },
    });
    this.#fields = fields;
    this.form.replaceChildren(fields.view, this.sendButton);
    this.#hint(reader.say("sendHint"));
    fields.focus();
  }

  #hint(words, wrong = false) {
    this.hintLine.textContent = words;
    this.hintLine.classList.toggle("wrong", wrong);
  }

  #key(event) {
    const { suggestions } = this.around;
    if (!suggestions.open) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") suggestions.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" || event.key === "Tab") suggestions.chooseActive();
    else if (event.key === "Escape") suggestions.hide();
    else return;
    event.preventDefault();
  }

  #submit() {
    if (this.#fields) return this.#fields.send();
    const text = this.input.value.trim();
    // A command that is none is not posted as text: nobody means that.
    if (text === "" || text.startsWith("/")) return;
    this.#plain("");
    void this.around.chat.post(text);
  }
}
