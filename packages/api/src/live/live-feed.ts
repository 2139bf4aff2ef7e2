import { type IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { UserId } from "@chorestree/atoms/member";
import { logDefect } from "@chorestree/core/logging";
import { UpgradeNeeded } from "../http/refusals.js";
import { Connection, type ConnectionParts, isExpected } from "./connection.js";
import { CLOSE } from "./frames.js";
import { Turns } from "./turns.js";

export type LiveParts = Omit<ConnectionParts, "admit" | "correlationId" | "turns">;

/** Goodbyes that are not answered by then are not waited for. */
const GOODBYE_MS = 1_000;

/** `GET /live`: hands upgraded sockets to connections, and counts them for each user. */
export class LiveFeed {
  private readonly server: WebSocketServer;
  private readonly upgrades = new WeakMap<IncomingMessage, { readonly socket: Duplex; readonly head: Buffer }>();
  private readonly connections = new Map<WebSocket, Connection>();
  private readonly perUser = new Map<UserId, number>();
  private readonly turns: Turns;

  constructor(private readonly parts: LiveParts) {
    this.server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: parts.limits.frameBytes,
      // Compressed frames can unpack to any size.
      perMessageDeflate: false,
    });
    this.turns = new Turns(
      () => pause(parts.limits.turnMs, undefined, { ref: false }),
      (error) => {
        if (!isExpected(error)) logDefect(parts.logger, error);
      },
    );
  }

  /**
   * An upgrade takes the way of every request, so that address filter, limits and headers hold for it too.
   * No token is looked for in the address: addresses are logged everywhere.
   */
  serve(app: FastifyInstance): void {
    app.get("/live", { schema: { hide: true, querystring: z.strictObject({}) } }, async (request, reply) => {
      const upgrade = this.upgrades.get(request.raw);
      if (!upgrade) throw new UpgradeNeeded();
      reply.hijack();
      this.server.handleUpgrade(request.raw, upgrade.socket, upgrade.head, (socket) => this.welcome(socket, request.id));
    });
    app.server.on("upgrade", (request, socket, head) => {
      // Node has given the connection up as HTTP by now: a body would be waited for and never come.
      if (request.method !== "GET") {
        socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
        return;
      }
      this.upgrades.set(request, { socket, head });
      socket.on("error", () => socket.destroy());
      const response = new ServerResponse(request);
      // A refusal is written here, and ends the connection.
      response.shouldKeepAlive = false;
      response.assignSocket(socket as Parameters<ServerResponse["assignSocket"]>[0]);
      response.on("finish", () => socket.end());
      app.routing(request, response);
    });
    app.addHook("preClose", () => this.close());
  }

  private welcome(socket: WebSocket, correlationId: string): void {
    let user: UserId | undefined;
    const admit = (signedIn: UserId): boolean => {
      const others = this.perUser.get(signedIn) ?? 0;
      if (others >= this.parts.limits.connectionsPerUser || socket.readyState !== socket.OPEN) return false;
      this.perUser.set(signedIn, others + 1);
      user = signedIn;
      return true;
    };
    this.connections.set(socket, new Connection(socket, { ...this.parts, turns: this.turns, admit, correlationId }));
    socket.on("close", () => {
      this.connections.delete(socket);
      if (user !== undefined) this.forget(user);
    });
  }

  private forget(user: UserId): void {
    const left = (this.perUser.get(user) ?? 1) - 1;
    if (left > 0) this.perUser.set(user, left);
    else this.perUser.delete(user);
  }

  /** Says goodbye to all, and resolves when all have gone. */
  private async close(): Promise<void> {
    this.turns.end();
    const open = [...this.connections];
    const gone = open.map(([socket]) => new Promise<void>((resolve) => socket.once("close", () => resolve())));
    for (const [, connection] of open) connection.close(CLOSE.goingAway);
    const late = setTimeout(() => {
      for (const [socket] of open) socket.terminate();
    }, GOODBYE_MS);
    await Promise.all(gone);
    clearTimeout(late);
  }
}
