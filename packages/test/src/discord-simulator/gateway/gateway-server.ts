import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { GatewayCloseCodes } from "discord-api-types/v10";
import { WebSocketServer } from "ws";
import { Connection } from "./connection.js";
import type { Gateway } from "./gateway.js";

export const GATEWAY_PATH = "/gateway";

/** Opens `/gateway` on the server for WebSockets, JSON without compression; anything else is refused as Discord does. */
export function serveGateway(server: Server, gateway: Gateway): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? "/", "http://gateway");
    if (url.pathname.replace(/\/$/, "") !== GATEWAY_PATH) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const refusal = refuses(url.searchParams);
      if (refusal) {
        gateway.problems.mistake("gateway", `${refusal.code} ${refusal.reason}`);
        return ws.close(refusal.code, refusal.reason);
      }
      gateway.connections.add(new Connection(ws, gateway));
    });
  });
}

function refuses(query: URLSearchParams): { code: GatewayCloseCodes; reason: string } | undefined {
  if (query.get("v") !== "10") return { code: GatewayCloseCodes.InvalidAPIVersion, reason: "Invalid API version." };
  if ((query.get("encoding") ?? "json") !== "json" || query.has("compress"))
    return { code: GatewayCloseCodes.DecodeError, reason: "The simulator speaks uncompressed JSON only." };
  return undefined;
}
