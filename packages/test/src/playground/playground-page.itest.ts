import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { playgroundPage } from "./playground-page.js";

let server: Server;

beforeAll(async () => {
  server = createServer(playgroundPage());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  // A request left without an answer must not keep the run from ending.
  server.closeAllConnections();
  await closed;
});

/** Not fetch: it would tidy up the paths that this is about. */
const ask = (path: string, method = "GET") =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ host: "127.0.0.1", port, path, method, agent: false, timeout: 2_000 }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (data: string) => (body += data));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on("error", reject)
      .on("timeout", () => reject(new Error(`no answer to ${path}`)))
      .end();
  });

const filesNamed = (text: string): string[] => [...text.matchAll(/(?:href|src)="([^"]+)"/g)].flatMap(([, path]) => path ?? []);
const imports = (text: string): string[] => [...text.matchAll(/from "\.\/([^"]+)"/g)].flatMap(([, name]) => name ?? []);

describe("the playground's page", () => {
  test("is at /playground, and / leads there", async () => {
    expect(await ask("/playground")).toMatchObject({ status: 200, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(await ask("/")).toMatchObject({ status: 302, headers: { location: "/playground" } });
    expect((await ask("/playground?as=Mia")).status).toBe(200);
  });

  test("runs nothing but its own files, and calls nobody but its own server", async () => {
    const policy = String((await ask("/playground")).headers["content-security-policy"]).split("; ");
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"]),
    );
    expect(policy.join()).not.toContain("unsafe");
    expect((await ask("/playground/main.mjs")).headers).toMatchObject({ "x-content-type-options": "nosniff" });
  });

  test("brings every file that it names", async () => {
    const page = await ask("/playground");
    for (const path of filesNamed(page.body)) expect([path, (await ask(path)).status]).toEqual([path, 200]);
    const waiting = ["main.mjs"];
    const seen = new Set<string>();
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      const { status, headers, body } = await ask(`/playground/${file}`);
      expect([file, status, headers["content-type"]]).toEqual([file, 200, "text/javascript; charset=utf-8"]);
      waiting.push(...imports(body));
    }
    expect(seen.size).toBeGreaterThan(10);
  });

  test("never reads text as HTML", async () => {
    const { body } = await ask("/playground/element.mjs");
    expect(body).not.toMatch(/innerHTML|insertAdjacentHTML|outerHTML/);
  });

  test.each([
    "/playground/../package.json",
    "/playground/..%2fpackage.json",
    "/playground/..%2f..%2fpackage.json",
    "/playground/%2e%2e/package.json",
    "/playground/..\\package.json",
    "/playground//etc/passwd",
    "/playground/.eslintrc.cjs",
    "/playground/words.test.ts",
    "/playground/nothing.mjs",
    "/main.mjs",
    "/index.html",
    "/elsewhere",
  ])("has nothing at %s", async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: "Not here." });
  });

  test("is only read", async () => {
    expect(await ask("/playground", "POST")).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
    expect(await ask("/playground", "HEAD")).toMatchObject({ status: 200, body: "" });
  });
});
