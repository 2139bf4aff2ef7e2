import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { RequestListener, ServerResponse } from "node:http";
import { extname } from "node:path";

/** The sources, from `dist` too: a browser needs no build of them, and one makes no copy of HTML and CSS. */
const FOLDER = new URL("../../src/playground/page/", import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Nothing but this server's own files, so that what somebody types can neither run nor call anywhere. */
const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-cache",
};

/**
 * Serves the page at `/playground` on which a person uses the bot; `/` leads there. It acts through the simulator's `/simulator/*`,
 * so it belongs on the same port: `startDiscordSimulator({ otherwise: playgroundPage() })`.
 */
export function playgroundPage(): RequestListener {
  // A list made once: a path is looked up in it and never joined to the folder, so none leads out.
  const files = new Set(readdirSync(FOLDER).filter((name) => extname(name) in TYPES));
  return (request, response) => {
    const { method = "GET", url = "/" } = request;
    const path = url.split("?")[0];
    if (method !== "GET" && method !== "HEAD") return void response.writeHead(405, { ...HEADERS, allow: "GET, HEAD" }).end();
    if (path === "/" || path === "/playground/") return void response.writeHead(302, { ...HEADERS, location: "/playground" }).end();
    const file = path === "/playground" ? "index.html" : path?.replace(/^\/playground\//, "");
    if (file === undefined || !files.has(file)) return notHere(response);
    readFile(new URL(file, FOLDER)).then(
      (body) => response.writeHead(200, { ...HEADERS, "content-type": TYPES[extname(file)] }).end(method === "HEAD" ? undefined : body),
      () => notHere(response),
    );
  };
}

function notHere(response: ServerResponse): void {
  response.writeHead(404, { ...HEADERS, "content-type": "text/plain; charset=utf-8" }).end("Not here.");
}
