export * from "./enter-guild.feature.js";
export * from "./recognise-member.service.js";
export * from "./show-member.feature.js";
export * from "./stay-in-guild.feature.js";
