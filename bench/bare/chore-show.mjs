// @ts-check
import { text } from "../commands/press.mjs";

/** `/chore show`, with what it comes after. @type {import("../commands/press.mjs").PressedCommand} */
export const choreShow = { name: "/chore show", path: "chore show", statements: 2, options: ({ chores }) => [text("chore", chores[0])] };
