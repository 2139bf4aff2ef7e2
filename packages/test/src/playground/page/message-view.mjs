import { avatarView } from "./avatar-view.mjs";
import { cardView } from "./card-view.mjs";
import { element } from "./element.mjs";
import { markdownView } from "./markdown-view.mjs";
import { writeTimestamp } from "./timestamp.mjs";

/**
 * @param {object} message as the control API shows it
 * @param {string | undefined} failure what went wrong with the last press on it
 * @param {{ reader: import("./reader.mjs").Reader, click: Function, select: Function, dismiss: Function }} use
 */
export function messageView(message, failure, use) {
  const { reader } = use;
  const { id, author, ephemeral, thinking, command } = message;
  const parts = {
    reader,
    click: (customId) => use.click(message, customId),
    select: (customId, values) => use.select(message, customId, values),
  };
  const body = thinking
    ? [element("p.thinking", { role: "status" }, reader.say("thinking", { name: author.name }))]
    : [
        message.content !== "" && markdownView(message.content, reader),
        ...message.embeds.map((embed) => embedView(embed, reader)),
        ...message.components.map((component) => cardView(component, parts)),
      ];
  return element(
    ephemeral ? "article.message.ephemeral" : "article.message",
    { "data-message": id },
    command && element("div.used", {}, element("span.mention", {}, `/${command}`)),
    avatarView(author),
    element("div.said", {}, bylineView(message, reader), ...body, failureView(failure), ephemeral && onlyYouView(message, use)),
  );
}

/** What stands for a command until its answer is there, or for one that got none. */
export function noticeView({ command, failure }, reader) {
  const said = failure ? failureView(failure) : element("p.thinking", { role: "status" }, reader.say("sending"));
  return element(
    "article.message.notice",
    {},
    element("div.used", {}, element("span.mention", {}, `/${command}`)),
    avatarView({ ...reader.application, bot: true }),
    element("div.said", {}, element("header", {}, element("strong.bot", {}, reader.application.name), appTag(reader)), said),
  );
}

function bylineView({ author, at, editedAt, thinking }, reader) {
  const moment = Math.floor(Date.parse(at) / 1_000);
  const time = writeTimestamp(moment, "t", reader.time());
  return element(
    "header",
    {},
    element(author.bot ? "strong.bot" : "strong", {}, author.name),
    author.bot && appTag(reader),
    element(
      "time",
      { datetime: at, title: writeTimestamp(moment, "F", reader.time()) },
      isToday(at, reader) ? time : writeTimestamp(moment, "f", reader.time()),
    ),
    editedAt && !thinking && !author.bot && element("small.edited", {}, reader.say("edited")),
  );
}

const isToday = (at, reader) => new Date(at).toDateString() === new Date(reader.now()).toDateString();

const appTag = (reader) => element("span.tag", {}, reader.say("app"));

const failureView = (failure) => failure && element("p.failure", { role: "alert" }, failure);

const onlyYouView = (message, { reader, dismiss }) =>
  element(
    "footer",
    {},
    element("span", {}, `👁 ${reader.say("onlyYou")} • `),
    element("button.plain", { type: "button", onclick: () => dismiss(message) }, reader.say("dismiss")),
  );

function embedView({ title, description, color, fields = [] }, reader) {
  const made = element(
    "div.container",
    {},
    title && element("strong", {}, title),
    description && markdownView(description, reader),
    ...fields.map((field) => element("div", {}, element("strong", {}, field.name), markdownView(field.value, reader))),
  );
  if (typeof color === "number") made.style.setProperty("--accent", `#${color.toString(16).padStart(6, "0")}`);
  return made;
}
