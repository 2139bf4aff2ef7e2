// @ts-check
import { text } from "../commands/press.mjs";

/** `/task done` by a manager for whoever has it: effort is booked, the chore looks for its next task. @type {import("../commands/press.mjs").PressedCommand} */
export const taskDone = {
  name: "/task done",
  path: "task done",
  statements: 29,
  options: ({ held }, round) => [text("task", held[round])],
};
