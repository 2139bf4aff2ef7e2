import { avatarView } from "./avatar-view.mjs";
import { element } from "./element.mjs";
import { wordsFor } from "./words.mjs";

/** Those of Discord's languages that the product speaks. */
const LANGUAGES = [
  ["en-US", "English"],
  ["nl", "Nederlands"],
];

/**
 * Asks who to be. Resolves with the member chosen, or undefined when the dialog was closed and somebody was chosen before.
 * @param {HTMLDialogElement} dialog
 * @param {{ guild: object, locale: string, mustChoose: boolean, join: (person: { name: string, locale: string }) => Promise<object> }} about
 */
export function askWhoToBe(dialog, { guild, locale, mustChoose, join }) {
  const say = wordsFor(locale);
  return new Promise((resolve) => {
    const choose = (member) => {
      resolve(member);
      dialog.close();
    };
    const wrong = element("p.failure", { role: "alert" });
    const people = guild.members.map((member) => personView(member, guild, say, () => choose(member)));
    dialog.replaceChildren(
      element("h2", {}, say("pick")),
      element("p", {}, say("pickWhy")),
      element("div.people", {}, ...people),
      newPersonView(say, async (person) => join(person).then(choose, (error) => (wrong.textContent = error.message))),
      wrong,
    );
    dialog.oncancel = (event) => mustChoose && event.preventDefault();
    dialog.onclose = () => resolve(undefined);
    dialog.showModal();
  });
}

const personView = (member, guild, say, choose) =>
  element(
    "button.person",
    { type: "button", onclick: choose },
    avatarView(member),
    element("strong", {}, member.name),
    member.id === guild.ownerId && element("small", {}, say("owner")),
    member.locale.startsWith("nl") && element("small", {}, "Nederlands"),
  );

function newPersonView(say, join) {
  const name = element("input", { type: "text", required: true, maxlength: 32, autocomplete: "off" });
  const language = element("select", {}, ...LANGUAGES.map(([value, label]) => element("option", { value }, label)));
  const submit = (event) => {
    event.preventDefault();
    void join({ name: name.value.trim(), locale: language.value });
  };
  return element(
    "details",
    {},
    element("summary", {}, say("someoneNew")),
    element(
      "form",
      { onsubmit: submit },
      element("label.block", {}, element("span", {}, say("name")), name),
      element("label.block", {}, element("span", {}, say("language")), language),
      element("button.button.primary", { type: "submit" }, say("join")),
    ),
  );
}
