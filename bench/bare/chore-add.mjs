// @ts-check
import { text } from "../commands/press.mjs";

/** `/chore add` of one that does not come back: one that does is a draft first. @type {import("../commands/press.mjs").PressedCommand} */
export const choreAdd = { name: "/chore add", path: "chore add", statements: 14, options: () => [text("title", "Descale the kettle")] };
