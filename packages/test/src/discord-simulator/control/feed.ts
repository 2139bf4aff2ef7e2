import type { ServerResponse } from "node:http";
import type { Messages } from "../world/messages.js";
import { SimMessage } from "../people/sim-message.js";
import type { World } from "../world/world.js";
import { messageView } from "./views.js";

/** Server-sent events: each change of a message that this reader sees, as `{ kind, message }`. */
export function streamMessages(response: ServerResponse, world: World, messages: Messages, readerId: string): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(": watching\n\n");
  const stop = messages.watch(({ kind, message }) => {
    const seen = new SimMessage(world, message);
    if (seen.isVisibleTo(readerId)) response.write(`data: ${JSON.stringify({ kind, message: messageView(seen) })}\n\n`);
  });
  response.once("close", stop);
}
