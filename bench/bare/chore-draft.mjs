// @ts-check
import { text } from "../commands/press.mjs";

/** `/chore add` of one that comes back: what was understood, with the next five dates. @type {import("../commands/press.mjs").PressedCommand} */
export const choreDraft = {
  name: "/chore add repeat",
  path: "chore add",
  statements: 11,
  options: () => [text("title", "Descale the kettle"), text("repeat", "every other monday 7pm")],
};
