export * from "./create-api-app.js";
