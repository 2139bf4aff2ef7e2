export * from "./book-effort.rule.js";
export * from "./effort-balances.rule.js";
