import { checkOption, namedOption, ownChoices } from "./command-draft.mjs";
import { element } from "./element.mjs";

/** Long enough that a fast typist asks the bot once a word, short enough to feel at once. */
const TYPING_PAUSE_MS = 150;

/** A chosen command with its options as fields. */
export class CommandFields {
  #fields;
  #asked = 0;
  #pause;

  /**
   * @param {{ name: string, options: object[] }} command
   * @param {Record<string, string>} texts what is filled in already
   * @param {{ reader: object, client: object, suggestions: import("./suggestions.mjs").Suggestions, hint: (problem?: string) => void,
   *   send: (options: object) => void, cancel: () => void }} around
   */
  constructor(command, texts, around) {
    this.command = command;
    this.around = around;
    this.#fields = command.options.map((option) => this.#field(option, texts[option.name] ?? ""));
    this.view = element(
      "div.fields",
      {},
      element("span.command", { tabindex: -1, onkeydown: (event) => this.#key(event) }, `/${command.name}`),
    );
    this.view.append(...this.#fields.map(({ box }) => box));
  }

  focus() {
    (this.#fields.find(({ input }) => input.value === "") ?? this.#fields[0])?.input.focus();
    if (this.#fields.length === 0) this.view.querySelector(".command").focus();
  }

  #field(option, text) {
    const { say } = this.around.reader;
    const placeholder = option.required ? say("needed") : say("optional");
    const id = `option-${option.name}`;
    const input = element("input", {
      id,
      type: "text",
      value: text,
      placeholder,
      autocomplete: "off",
      "aria-required": option.required ?? false,
    });
    const name = element("label", { for: id }, option.name, option.required && element("span.star", { title: say("needed") }, "*"));
    const field = { option, input, picked: undefined, box: element("div.field", {}, name, input) };
    const resize = () => (input.size = Math.max(input.value.length, input.value === "" ? placeholder.length : 4));
    resize();
    input.addEventListener("input", () => {
      field.picked = undefined;
      if (this.#movedOn(field)) return;
      resize();
      this.#mark(field);
      this.#suggest(field, TYPING_PAUSE_MS);
    });
    input.addEventListener("focus", () => this.#suggest(field, 0));
    input.addEventListener("blur", () => this.#left(field));
    input.addEventListener("keydown", (event) => this.#key(event, field));
    field.resize = resize;
    return field;
  }

  /** Whether the person typed the name of another option, to go on there. What is filled in there already is kept. */
  #movedOn(field) {
    const named = namedOption(this.command.options, field.input.value);
    const next = this.#fields.find(({ option, input }) => option.name === named?.name && (input === field.input || input.value === ""));
    if (!named || !next) return false;
    field.input.value = named.rest;
    field.resize();
    if (next === field) return false;
    next.input.focus();
    return true;
  }

  #key(event, field) {
    const { suggestions } = this.around;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") suggestions.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") suggestions.chooseActive() || this.send();
    else if (
      event.key === "Escape" ||
      (event.key === "Backspace" && (field ?? { input: { value: "" } }).input.value === "" && field === this.#fields[0])
    )
      this.around.cancel();
    else return;
    event.preventDefault();
  }

  /** Sends what is filled in, or points at the first option that keeps it from being sent. */
  send() {
    const wrong = this.#fields.map((field) => this.#mark(field)).indexOf(true);
    if (wrong !== -1) return this.#fields[wrong].input.focus();
    this.close();
    this.around.send(this.#values());
  }

  close() {
    this.#asked++;
    clearTimeout(this.#pause);
    this.around.suggestions.hide();
  }

  #checked({ option, input, picked }) {
    return picked ? { value: picked.value } : checkOption(option, input.value);
  }

  #values(except) {
    const filled = this.#fields.filter((field) => field !== except).map((field) => [field.option.name, this.#checked(field).value]);
    return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
  }

  /** Whether something is wrong with it; says so, as Discord does, in red. */
  #mark(field) {
    const { problem, limit } = this.#checked(field);
    field.box.classList.toggle("wrong", problem !== undefined);
    field.input.setAttribute("aria-invalid", String(problem !== undefined));
    field.problem = problem && this.around.reader.say(problem, { limit });
    if (field.input === document.activeElement || problem) this.around.hint(field.problem);
    return problem !== undefined;
  }

  #left(field) {
    this.close();
    if (field.input.value !== "") this.#mark(field);
  }

  #suggest(field, pauseMs) {
    const { reader, suggestions, hint } = this.around;
    const asked = ++this.#asked;
    const { option, input } = field;
    hint(field.problem);
    clearTimeout(this.#pause);
    if (!option.autocomplete) return this.#offer(field, ownChoices(option, field.picked ? "" : input.value, reader.guild.members));
    if (!suggestions.open) this.#offer(field, [], reader.say("loadingOptions"));
    this.#pause = setTimeout(() => this.#ask(field, asked), pauseMs);
  }

  async #ask(field, asked) {
    const { client, reader } = this.around;
    const wish = {
      ...reader.who,
      command: this.command.name,
      option: field.option.name,
      typed: field.input.value,
      options: this.#values(field),
    };
    const answer = await client.act("autocomplete", wish).catch(() => undefined);
    // Somebody who typed on is not interested any more.
    if (asked !== this.#asked) return;
    if (!answer) return this.#offer(field, [], reader.say("loadingFailed"));
    this.#offer(field, answer.choices, answer.choices.length === 0 ? reader.say("noOptions") : undefined);
  }

  #offer(field, choices, note) {
    const { reader, suggestions } = this.around;
    const { option, input } = field;
    const items = choices.map((choice) => ({ title: choice.name, choose: () => this.#pick(field, choice) }));
    const heading = `${option.name}: ${reader.described(option)}`;
    suggestions.show(heading, items, { input, active: input.value !== "", note });
  }

  #pick(field, choice) {
    field.input.value = choice.name;
    field.picked = choice;
    field.resize();
    this.#mark(field);
    this.close();
    const next = this.#fields.find(({ option, input }) => option.required && input.value === "");
    next?.input.focus();
  }
}
