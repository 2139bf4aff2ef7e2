import { element } from "./element.mjs";
import { refreshTimes } from "./markdown-view.mjs";
import { messageView, noticeView } from "./message-view.mjs";

/** How near to its end, in pixels, a reader counts as following the channel. */
const NEAR_END = 120;
const REFRESH_MS = 10_000;

/** The channel as this person sees it, kept up to date. */
export class Chat {
  #list;
  #dismissed;
  #failures = new Map();
  #messages = new Map();
  #busy = new Set();

  /**
   * @param {HTMLElement} list
   * @param {import("./reader.mjs").Reader} reader
   * @param {import("./simulator-client.mjs").SimulatorClient} client
   * @param {{ openForm: (modal: object) => void, store: Storage }} around
   */
  constructor(list, reader, client, { openForm, store }) {
    this.#list = list;
    this.reader = reader;
    this.client = client;
    this.openForm = openForm;
    this.store = store;
    this.#dismissed = new Set(JSON.parse(store.getItem("dismissed") ?? "[]"));
    this.use = { reader, click: this.#click.bind(this), select: this.#select.bind(this), dismiss: this.#dismiss.bind(this) };
  }

  /** Shows the channel and follows it. Returns how to stop. */
  follow(line) {
    const shown = setInterval(() => refreshTimes(this.#list, this.reader), REFRESH_MS);
    const stop = this.client.follow(this.reader.who, {
      change: (change) => this.#changed(change),
      up: () => this.#load().then(line.up, line.down),
      down: line.down,
    });
    return () => {
      clearInterval(shown);
      stop();
    };
  }

  async #load() {
    const messages = await this.client.messages(this.reader.who, this.reader.channel.id);
    const { channel, say } = this.reader;
    const start = element(
      "div.start",
      {},
      element("h2", {}, say("channelStart", { channel: channel.name })),
      element("p", {}, say("channelHint")),
    );
    this.#messages.clear();
    this.#list.replaceChildren(start);
    for (const message of messages) this.#show(message);
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  #changed({ kind, message }) {
    if (message.channelId !== this.reader.channel.id) return;
    if (kind === "deleted") this.#messages.delete(message.id);
    // Any news of a message is an answer: what went wrong before no longer matters.
    this.#failures.delete(message.id);
    if (kind === "deleted") this.#element(message.id)?.remove();
    else this.#followingEnd(() => this.#show(message));
  }

  #show(message) {
    if (this.#dismissed.has(message.id)) return;
    this.#messages.set(message.id, message);
    const before = this.#element(message.id);
    const after = messageView(message, this.#failures.get(message.id), this.use);
    if (!before) return this.#list.append(after);
    const pressed = before.contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
    before.replaceWith(after);
    // A card that changes under the keyboard must not throw its user out of it.
    if (pressed) (after.querySelector(`[data-id="${CSS.escape(pressed)}"]`) ?? after.querySelector("button:not(:disabled)"))?.focus();
  }

  #element(id) {
    return this.#list.querySelector(`[data-message="${CSS.escape(id)}"]`);
  }

  #followingEnd(change) {
    const { scrollHeight, scrollTop, clientHeight } = this.#list;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    change();
    if (atEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** Sends a command; what comes of it appears in the channel. */
  async run(command, options) {
    const notice = this.#notice({ command });
    try {
      const reply = await this.client.act("slash", { ...this.reader.who, command, options });
      notice.remove();
      if (reply.modal) this.openForm(reply.modal);
    } catch (error) {
      notice.remove();
      this.#notice({ command, failure: this.inWords(error) });
    }
  }

  async post(text) {
    await this.client
      .act("say", { ...this.reader.who, text })
      .catch((error) => this.#notice({ command: "", failure: this.inWords(error) }));
  }

  #notice(about) {
    const shown = noticeView(about, this.reader);
    this.#followingEnd(() => this.#list.append(shown));
    return shown;
  }

  #click(message, button) {
    return this.#press(message, button, () => this.client.act("click", { ...this.reader.who, message: message.id, button }));
  }

  #select(message, select, values) {
    return this.#press(message, select, () => this.client.act("select", { ...this.reader.who, message: message.id, select, values }));
  }

  async #press(message, customId, act) {
    if (this.#busy.has(message.id)) return;
    this.#busy.add(message.id);
    this.#element(message.id)?.classList.add("busy");
    this.#element(message.id)
      ?.querySelector(`[data-id="${CSS.escape(customId)}"]`)
      ?.setAttribute("aria-busy", "true");
    this.#failures.delete(message.id);
    try {
      const reply = await act();
      if (reply.modal) this.openForm(reply.modal);
    } catch (error) {
      this.#failures.set(message.id, this.inWords(error));
    }
    this.#busy.delete(message.id);
    const now = this.#messages.get(message.id);
    if (now) this.#followingEnd(() => this.#show(now));
  }

  /** Discord keeps a private answer until its reader closes it or the client; so does this tab. */
  #dismiss({ id }) {
    this.#dismissed.add(id);
    this.store.setItem("dismissed", JSON.stringify([...this.#dismissed].slice(-500)));
    this.#element(id)?.remove();
  }

  inWords({ message }) {
    const { say } = this.reader;
    return message === "The application did not respond" ? say("noResponse") : say("failed", { reason: message });
  }
}
