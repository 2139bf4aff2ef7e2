// @ts-check
import { text } from "../commands/press.mjs";

/** `/task add` with a due date in words. @type {import("../commands/press.mjs").PressedCommand} */
export const taskAdd = {
  name: "/task add",
  path: "task add",
  statements: 13,
  options: () => [text("title", "Buy bin bags"), text("due", "tomorrow 6pm")],
};
