// @ts-check
import { text } from "../commands/press.mjs";

/** `/task show` with its history. @type {import("../commands/press.mjs").PressedCommand} */
export const taskShow = { name: "/task show", path: "task show", statements: 6, options: ({ held }) => [text("task", held.at(-1))] };
