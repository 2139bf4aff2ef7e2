// @ts-check
/** `/task list`: the first page. @type {import("../commands/press.mjs").PressedCommand} */
export const taskList = { name: "/task list", path: "task list", statements: 3, options: () => [] };
