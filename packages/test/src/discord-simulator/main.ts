import { simulate } from "./simulate.js";

/** `pnpm simulate`: acts in the Discord simulator of a running `npm start`. */
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
process.exitCode = await simulate(process.argv.slice(2), { url: "http://127.0.0.1:3002", print });
