import { ComponentType, type APIMessage } from "discord-api-types/v10";
import { visit } from "../wire/message-body.js";

/** Everything in the message that a person can read, top to bottom, without the buttons. */
export function readableText(message: Pick<APIMessage, "content" | "embeds" | "components">): string {
  return [message.content, ...message.embeds.flatMap(embedText), ...componentTexts(message.components)]
    .filter((line) => line !== "")
    .join("\n");
}

const embedText = (embed: APIMessage["embeds"][number]): string[] => [
  embed.author?.name ?? "",
  embed.title ?? "",
  embed.description ?? "",
  ...(embed.fields ?? []).flatMap(({ name, value }) => [name, value]),
  embed.footer?.text ?? "",
];

function componentTexts(components: unknown): string[] {
  const lines: string[] = [];
  visit(components, (component) => {
    if (component.type === ComponentType.TextDisplay && typeof component.content === "string") lines.push(component.content);
    const description = component.description;
    if (component.type === ComponentType.Thumbnail && typeof description === "string") lines.push(description);
  });
  return lines;
}
