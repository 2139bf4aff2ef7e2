// @ts-check
/** `/chore list`: the first page, with what each comes after. @type {import("../commands/press.mjs").PressedCommand} */
export const choreList = { name: "/chore list", path: "chore list", statements: 2, options: () => [] };
