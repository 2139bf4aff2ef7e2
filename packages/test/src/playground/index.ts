export { playgroundPage } from "./playground-page.js";
