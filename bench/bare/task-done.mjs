// @ts-check
import { text } from "../commands/press.mjs";

/** `/task done` by a manager for whoever has it: effort is booked, the chore looks for its next task and for what comes after it. @type {import("../commands/press.mjs").PressedCommand} */
export const taskDone = {
  name: "/task done",
  path: "task done",
  statements: 34,
  options: ({ held }, round) => [text("task", held[round])],
};
