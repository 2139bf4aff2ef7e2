// @ts-check
// As much of Discord as an interaction needs: a gateway that sends it, and an address that takes its first answer. A thread of its own, so
// that whom it measures shares no event loop with it. The simulator checks all that it is sent, which takes longer than the answers measured.
import { createServer } from "node:http";
import { performance } from "node:perf_hooks";
import { parentPort } from "node:worker_threads";
import { WebSocketServer } from "ws";

const USER = { id: "600000000000000001", username: "bench", discriminator: "0", avatar: null, bot: true };
const APPLICATION = { id: USER.id, flags: 0 };

/** The gateway connection of each bot, by its token. @type {Map<string, import("ws").WebSocket>} */
const bots = new Map();
let pressedAt = 0;
let sequence = 0;

const server = createServer((request, response) => {
  const path = request.url ?? "";
  const json = (/** @type {unknown} */ body) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  /** @type {Buffer[]} */
  const chunks = [];
  request.on("data", (/** @type {Buffer} */ chunk) => chunks.push(chunk));
  request.on("end", () => {
    if (path.includes("/interactions/")) {
      const tookMs = performance.now() - pressedAt;
      response.writeHead(204).end();
      return parentPort?.postMessage({ tookMs, answer: JSON.parse(Buffer.concat(chunks).toString()) });
    }
    if (path.includes("/gateway/bot")) return json({ url: `ws://${request.headers.host}`, shards: 1, session_start_limit: SESSIONS });
    return json(path.includes("/applications/@me") ? APPLICATION : []);
  });
});
const SESSIONS = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 16 };

new WebSocketServer({ server }).on("connection", (socket) => {
  const send = (/** @type {object} */ payload) => {
    socket.send(JSON.stringify(payload));
  };
  send({ op: 10, d: { heartbeat_interval: 40_000 } });
  socket.on("message", (/** @type {Buffer} */ raw) => {
    const { op, d } = JSON.parse(raw.toString());
    if (op === 1) send({ op: 11 });
    if (op !== 2) return;
    bots.set(d.token, socket);
    const session = { v: 10, session_id: d.token, resume_gateway_url: `ws://${address()}`, shard: [0, 1] };
    send({ op: 0, s: ++sequence, t: "READY", d: { ...session, user: USER, application: APPLICATION, guilds: [] } });
  });
});

const address = () => {
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("Discord has no port");
  return `127.0.0.1:${bound.port}`;
};

server.listen(0, "127.0.0.1", () => parentPort?.postMessage({ url: `http://${address()}/api` }));
parentPort?.on("message", ({ token, interaction }) => {
  const payload = JSON.stringify({ op: 0, s: ++sequence, t: "INTERACTION_CREATE", d: interaction });
  pressedAt = performance.now();
  bots.get(token)?.send(payload);
});
