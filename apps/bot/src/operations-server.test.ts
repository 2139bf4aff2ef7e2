import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import { HealthChecks } from "@chorestree/core/lifecycle";
import { Metrics } from "@chorestree/core/metrics";
import { Operations } from "@chorestree/core/operations";
import { serveOperations } from "./operations-server.js";

const ask = (url: string, path: string) => {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.end(`GET ${path} HTTP/1.1\r\nhost: bot\r\nconnection: close\r\n\r\n`);
  return text(socket);
};

test.each(["//", "/%", "/health/../metrics", "http://["])("a path like %j is not found, and ends nothing", async (path) => {
  const server = await serveOperations(new Operations(new HealthChecks(), new Metrics(), []), { host: "127.0.0.1", port: 0 });
  try {
    expect(await ask(server.url, path)).toMatch(/^HTTP\/1\.1 404 /);
    expect(await ask(server.url, "/health/live?x=1")).toMatch(/^HTTP\/1\.1 200 /);
  } finally {
    await server.close();
  }
});
