import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";

// Processes and connections of their own take their time on a busy machine.
jest.setTimeout(30_000);

const folder = mkdtempSync(join(tmpdir(), "process-"));
const inRepository = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

beforeAll(async () => {
  const source = inRepository("packages/core/src/lifecycle/run-process.ts");
  await promisify(execFile)(inRepository("node_modules/.bin/esbuild"), [
    source,
    "--bundle",
    "--platform=node",
    `--outfile=${join(folder, "run.cjs")}`,
  ]);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs `body` as the start of a real process; `ready` is sent the moment it prints "ready". */
async function process(body: string, ready?: NodeJS.Signals) {
  const main = join(folder, "main.cjs");
  writeFileSync(
    main,
    `require("./run.cjs"); const { runProcess } = require("./run.cjs"); runProcess("test", async (lifecycle) => { ${body} });`,
  );
  const child = spawn("node", [main], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (ready && output.includes("ready")) child.kill(ready);
    });
  const [code] = (await once(child, "close")) as [number];
  return { code, output };
}

const serving = `const timer = setInterval(() => {}, 1000); lifecycle.onStop("timer", () => { clearInterval(timer); console.log("closed"); }); console.log("ready");`;

test.each(["SIGTERM", "SIGINT"] as const)("%s closes what is open, and the exit code is 0", async (signal) => {
  expect(await process(serving, signal)).toEqual({ code: 0, output: "ready\nclosed\n" });
});

test("a mendable failure prints one line and no stack", async () => {
  expect(await process(`throw Object.assign(new Error("x"), { exitMessage: "mend it" });`)).toEqual({ code: 1, output: "mend it\n" });
});

test.each(["throw new Error('late')", "void Promise.reject(new Error('late'))"])(
  "what nobody catches is logged and ends the process: %s",
  async (fault) => {
    const { code, output } = await process(`${serving} setTimeout(() => { ${fault} }, 5);`);
    expect(code).toBe(1);
    expect(output).toMatch(/"message":"late"[^]*closed/);
  },
);
