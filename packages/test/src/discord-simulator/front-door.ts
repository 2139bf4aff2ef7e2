import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { ControlServer } from "./control/control-server.js";
import type { Parts } from "./parts.js";

/** One HTTP server for all: `/api` is Discord's, `/simulator` acts for people, anything else is `otherwise`'s. */
export function frontDoor(parts: Parts, otherwise: RequestListener = notHere): RequestListener {
  const control = new ControlServer(parts);
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://simulator");
    serve(parts, control, otherwise, request, response, url).catch((error: unknown) => fail(response, error));
  };
}

async function serve(
  parts: Parts,
  control: ControlServer,
  otherwise: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { pathname, searchParams } = url;
  if (pathname.startsWith("/api/")) return parts.rest.serve(request, response, pathname.slice("/api".length), searchParams);
  if (pathname.startsWith("/simulator/")) return control.serve(request, response, url);
  otherwise(request, response);
}

const notHere: RequestListener = (_request, response) => void response.writeHead(404, { "content-type": "text/plain" }).end("Not here.");

/** A defect of the simulator, never of the bot: say so loudly. */
function fail(response: ServerResponse, error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
  response.end(JSON.stringify({ message: `the simulator failed: ${detail}`, code: 0 }));
}
