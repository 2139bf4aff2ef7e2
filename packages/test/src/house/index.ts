export * from "./backbone-on.js";
export * from "./chain.js";
export * from "./house.js";
export * from "./houses.js";
export * from "./members-by-hand.js";
