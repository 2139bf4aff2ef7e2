import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, jest, test } from "@jest/globals";

// Processes and connections of their own take their time on a busy machine.
jest.setTimeout(30_000);

const run = promisify(execFile);
const inRepository = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

// A process of its own: the tracer patches everything it meets, and must never be loaded into the test runner.
test("an act reaches DataDog's agent as a span by its name", async () => {
  // Where the tracer's package can be found from.
  const cache = inRepository("packages/core/node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "tracing-"));
  const received: Buffer[] = [];
  const agent = createServer((request, response) => {
    request.on("data", (chunk: Buffer) => received.push(chunk));
    request.on("end", () => response.end("{}"));
  }).listen(0, "127.0.0.1");
  await once(agent, "listening");
  try {
    const source = inRepository("packages/core/src/tracing/index.ts");
    const bundled = join(folder, "tracing.mjs");
    await run(inRepository("node_modules/.bin/esbuild"), [
      source,
      "--bundle",
      "--packages=external",
      "--platform=node",
      "--format=esm",
      `--outfile=${bundled}`,
    ]);
    writeFileSync(
      join(folder, "main.mjs"),
      `import { startTracing } from "./tracing.mjs";
       const tracer = await startTracing(process.env);
       console.log(await tracer.span("task.add", { kind: "workflow" }, async () => "answer"));`,
    );
    const env = { PATH: process.env.PATH, DD_AGENT_HOST: "127.0.0.1", DD_TRACE_AGENT_PORT: String((agent.address() as AddressInfo).port) };
    const { stdout, stderr } = await run(process.execPath, [join(folder, "main.mjs")], { env });
    expect({ stdout, stderr }).toEqual({ stdout: "answer\n", stderr: "" });
    expect(Buffer.concat(received).toString("latin1")).toMatch(/chorestree\.act[^]*task\.add|task\.add[^]*chorestree\.act/);
  } finally {
    rmSync(folder, { recursive: true });
    agent.close();
    agent.closeAllConnections();
  }
});
