// @ts-check
import { text } from "../commands/press.mjs";

/** `/task claim` of a task that nobody has. @type {import("../commands/press.mjs").PressedCommand} */
export const taskClaim = {
  name: "/task claim",
  path: "task claim",
  statements: 14,
  options: ({ free }, round) => [text("task", free[round])],
};
