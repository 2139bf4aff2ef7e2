// @ts-check
/** `/rota show`. @type {import("../commands/press.mjs").PressedCommand} */
export const rotaShow = { name: "/rota show", path: "rota show", statements: 4, options: () => [] };
