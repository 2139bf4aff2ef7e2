// @ts-check
/** `/plan`: the week worked out as a whole. @type {import("../commands/press.mjs").PressedCommand} */
export const plan = { name: "/plan", path: "plan", statements: 14, options: () => [] };
