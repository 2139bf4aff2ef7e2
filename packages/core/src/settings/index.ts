export * from "./load-settings.js";
export * from "./read-environment.js";
export * from "./settings.js";
export * from "./settings-error.js";
export { settingsPage } from "./settings-page.js";
