import type { APIMessage } from "discord-api-types/v10";
import type { AboutMessage, LegacyField } from "../limits/index.js";

/** What the limits must know of a message that is to be edited: its flags, and what Components V2 would leave behind. */
export function aboutEdit(message: APIMessage, files: number): AboutMessage {
  const filled: [LegacyField, boolean][] = [
    ["content", message.content !== ""],
    ["embeds", message.embeds.length > 0],
    ["poll", message.poll !== undefined],
  ];
  const previousFields = filled.filter(([, isFilled]) => isFilled).map(([field]) => field);
  return { kind: "edit", previousFlags: message.flags ?? 0, previousFields, files };
}
