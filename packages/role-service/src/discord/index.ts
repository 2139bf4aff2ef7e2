export * from "./rest-discord-members.js";
