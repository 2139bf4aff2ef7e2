// @ts-check
/** `/rota show`. @type {import("../commands/press.mjs").PressedCommand} */
export const rotaShow = { name: "/rota show", path: "rota show", statements: 6, options: () => [] };
