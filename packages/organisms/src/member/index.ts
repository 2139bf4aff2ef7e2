export * from "./enter-guild.feature.js";
export * from "./recognise-member.service.js";
export * from "./show-member.feature.js";
