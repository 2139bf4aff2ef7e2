// @ts-check
/** `/chore list`: the first page. @type {import("../commands/press.mjs").PressedCommand} */
export const choreList = { name: "/chore list", path: "chore list", statements: 1, options: () => [] };
