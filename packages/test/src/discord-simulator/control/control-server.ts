import type { IncomingMessage, ServerResponse } from "node:http";
import type { Parts } from "../parts.js";

/** One HTTP server for both: `/api` is Discord's, `/simulator` is ours. */
export function serveControl(parts: Parts, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://simulator");
  const handled = url.pathname.startsWith("/api/")
    ? parts.rest.serve(request, response, url.pathname.slice("/api".length), url.searchParams)
    : Promise.resolve(void response.writeHead(404).end());
  handled.catch((error: unknown) => fail(response, error));
}

/** A defect of the simulator, never of the bot: say so loudly. */
function fail(response: ServerResponse, error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
  response.end(JSON.stringify({ message: `the simulator failed: ${detail}`, code: 0 }));
}
