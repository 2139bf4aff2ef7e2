import { avatarView } from "./avatar-view.mjs";
import { Chat } from "./chat.mjs";
import { Composer } from "./composer.mjs";
import { element } from "./element.mjs";
import { FormDialog } from "./form-dialog.mjs";
import { askWhoToBe } from "./people-dialog.mjs";
import { Reader } from "./reader.mjs";
import { SimulatorClient } from "./simulator-client.mjs";
import { Suggestions } from "./suggestions.mjs";

const RETRY_MS = 2_000;

const at = (id) => document.getElementById(id);
const client = new SimulatorClient();
const now = () => Date.now();
// Kept by tab, so that two tabs can be two people.
const store = sessionStorage;
const suggestions = new Suggestions(at("suggestions"));
let stopFollowing = () => {};

/** The simulator's state once it answers: a page opened early waits for it. */
async function stateWhenUp() {
  for (;;) {
    const state = await client.state().catch(() => undefined);
    showLine(state !== undefined);
    if (state?.guilds.length) return state;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

const showLine = (up) => (at("away").hidden = up);

async function open(another = false) {
  const { guilds, application } = await stateWhenUp();
  const guild = guilds.find(({ id }) => id === store.getItem("guild")) ?? guilds[0];
  const known = guild.members.find(({ id }) => id === store.getItem("member"));
  const join = async (person) => (await client.join(guild.id, person)).members.find(({ name }) => name === person.name);
  const about = { guild, locale: known?.locale ?? navigator.language, mustChoose: !known, join };
  const member = known && !another ? known : ((await askWhoToBe(at("people"), about)) ?? known);
  if (!member) return open();
  store.setItem("guild", guild.id);
  store.setItem("member", member.id);
  const fresh = (await stateWhenUp()).guilds.find(({ id }) => id === guild.id) ?? guild;
  be(new Reader(member, fresh, application, now), guilds);
}

function be(reader, guilds) {
  stopFollowing();
  const form = new FormDialog(at("form"), { reader, client, inWords: (error) => chat.inWords(error) });
  const chat = new Chat(at("chat"), reader, client, { openForm: (modal) => form.open(modal), store });
  const composer = new Composer(at("composer"), at("hint"), { reader, client, chat, suggestions });
  showPlace(reader, guilds);
  stopFollowing = chat.follow({ up: () => showLine(true), down: () => showLine(false) });
  composer.focus();
}

function showPlace({ member, guild, channel, application, say }, guilds) {
  document.documentElement.lang = member.locale;
  document.title = `#${channel.name} · ${guild.name}`;
  at("guild").textContent = guild.name;
  at("channel").textContent = channel.name;
  at("channel-name").textContent = channel.name;
  at("simulated").textContent = say("simulated");
  at("away").textContent = say("away");
  at("others").replaceChildren(...guilds.filter(({ id }) => id !== guild.id).map(otherGuildView));
  at("members").replaceChildren(
    element("h2", {}, `${say("members")} — ${guild.members.length + 1}`),
    ...guild.members.map((person) => element("div.member", {}, avatarView(person), person.name)),
    element("div.member", {}, avatarView({ ...application, bot: true }), application.name, element("span.tag", {}, say("app"))),
  );
  for (const me of document.querySelectorAll(".me")) {
    me.replaceChildren(avatarView(member), element("strong", {}, member.name), element("small", {}, say("change")));
    me.onclick = () => void open(true);
  }
}

const otherGuildView = ({ id, name }) =>
  element("button.plain", { type: "button", onclick: () => (store.setItem("guild", id), void open(true)) }, name);

void open();
