import { element } from "./element.mjs";

const COLOURS = 6;

/** A face for a person: their first letter on a colour that is always theirs. */
export function avatarView({ id, name, bot = false }) {
  if (bot) return element("span.avatar.of-bot", { "aria-hidden": true }, "🌳");
  // The time half of a snowflake differs little between people made together: its last digits do.
  const colour = Number(BigInt(id) % BigInt(COLOURS));
  return element(`span.avatar.colour-${colour}`, { "aria-hidden": true }, [...name][0]?.toUpperCase() ?? "?");
}
