import { ComponentType, type APIAllowedMentions, type APIMessage } from "discord-api-types/v10";
import { visit } from "./message-body.js";

export interface Mentions {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/** Everything in the message that Discord reads mentions from: the content, or the text displays of a components message. */
function mentionableText(message: Pick<APIMessage, "content" | "components">): string {
  const texts = [message.content];
  visit(message.components ?? [], (component) => {
    if (component.type === ComponentType.TextDisplay && typeof component.content === "string") texts.push(component.content);
  });
  return texts.join("\n");
}

/**
 * Whom the message pings (docs: message, allowed mentions object). Without `allowed_mentions` everything written is a ping,
 * as long as the sender may mention everyone: that default is what a forgetful bot is caught by.
 */
export function mentionsOf(
  message: Pick<APIMessage, "content" | "components">,
  allowed: APIAllowedMentions | null | undefined,
  mayMentionEveryone: boolean,
): Mentions {
  const text = mentionableText(message);
  const written = { users: idsIn(text, /<@!?(\d+)>/g), roles: idsIn(text, /<@&(\d+)>/g), everyone: /@(everyone|here)\b/.test(text) };
  const parses = (kind: "users" | "roles" | "everyone"): boolean => !allowed || new Set<string>(allowed.parse).has(kind);
  const named = (kind: "users" | "roles"): string[] => written[kind].filter((id) => (allowed?.[kind] ?? []).includes(id));
  return {
    everyone: written.everyone && parses("everyone") && mayMentionEveryone,
    users: parses("users") ? written.users : named("users"),
    roles: parses("roles") ? written.roles : named("roles"),
  };
}

const idsIn = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => (id ? [id] : [])))];
