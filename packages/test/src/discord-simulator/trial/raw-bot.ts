import { once } from "node:events";
import { WebSocket } from "ws";
import type { DiscordSimulator } from "../discord-simulator.js";

export interface RawPayload {
  readonly op: number;
  readonly d: unknown;
  readonly s: number | null;
  readonly t: string | null;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A bot without a library: it can make every mistake that discord.js would not. */
export class RawBot {
  readonly received: RawPayload[] = [];
  private readonly socket: WebSocket;
  private wake: () => void = () => undefined;
  readonly closed: Promise<number>;

  constructor(
    private readonly simulator: DiscordSimulator,
    query = "v=10&encoding=json",
  ) {
    this.socket = new WebSocket(`${simulator.url.replace("http", "ws")}/gateway?${query}`);
    this.closed = once(this.socket, "close").then(([code]) => code as number);
    this.socket.on("message", (data) => {
      this.received.push(JSON.parse((data as Buffer).toString("utf8")) as RawPayload);
      this.wake();
    });
  }

  send(op: number, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d }));
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  identify(change: object = {}): void {
    const { token } = this.simulator.application();
    this.send(2, { token, intents: 1, properties: { os: "x", browser: "y", device: "z" }, ...change });
  }

  /** The first payload not taken yet that fits; waits for it. */
  async take(fits: (payload: RawPayload) => boolean): Promise<RawPayload> {
    for (;;) {
      const index = this.received.findIndex(fits);
      const [found] = index < 0 ? [] : this.received.splice(index, 1);
      if (found) return found;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** The data of the next event of that name. */
  async event<Data = Record<string, unknown>>(name: string): Promise<Data> {
    return (await this.take(({ t }) => t === name)).d as Data;
  }

  async hello(): Promise<this> {
    await this.take(({ op }) => op === 10);
    return this;
  }

  /** Connected, identified and told about its guilds. */
  async ready(change: object = {}): Promise<{ session_id: string; shard: [number, number]; guilds: { id: string }[] }> {
    await this.hello();
    this.identify(change);
    return this.event("READY");
  }

  close(code = 4000): Promise<number> {
    this.socket.close(code);
    return this.closed;
  }
}

/** A request to the simulated REST API, with the bot's token unless told. */
export async function call(
  simulator: DiscordSimulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const response = await fetch(`${simulator.url}/api/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${simulator.application().token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
