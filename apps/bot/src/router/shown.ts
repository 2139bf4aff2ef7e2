import { escapeMarkdown } from "discord.js";

// Turning the writing direction round can make a title swallow what stands behind it.
const DIRECTION_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const ZERO_WIDTH_SPACE = "\u200b";

/** What somebody typed, as it may stand in a message: no markup, no link, no mention works. The one way of user text to Discord. */
export const shown = (text: string): string =>
  escapeMarkdown(text.replace(DIRECTION_CONTROLS, ""), { heading: true, bulletedList: true, numberedList: true, maskedLink: true })
    .replaceAll("<", "\\<")
    .replaceAll("://", `:${ZERO_WIDTH_SPACE}//`)
    .replace(/^(\s*)(>|-#)/gm, "$1\\$2")
    .replaceAll("@", `@${ZERO_WIDTH_SPACE}`);

/** On one line, of so many characters at most. */
export function shortened(words: string, most: number): string {
  const line = words.replaceAll(/\s+/g, " ");
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join("")}…`;
}
