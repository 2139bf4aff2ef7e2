// @ts-check
import { text } from "../commands/press.mjs";

/** `/chore show`. @type {import("../commands/press.mjs").PressedCommand} */
export const choreShow = { name: "/chore show", path: "chore show", statements: 1, options: ({ chores }) => [text("chore", chores[0])] };
