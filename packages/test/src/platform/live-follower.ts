import { once } from "node:events";
import { WebSocket } from "ws";

interface Frame {
  readonly type: string;
  readonly name?: string;
  readonly position?: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A dashboard's live feed: frames in the order they came, waited for by what they say. */
export class LiveFollower {
  private readonly frames: Frame[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly over: Promise<number>;

  private constructor(private readonly socket: WebSocket) {
    this.over = new Promise((resolve) => socket.once("close", resolve));
    socket.on("message", (raw: Buffer) => {
      this.frames.push(JSON.parse(raw.toString("utf8")) as Frame);
      for (const wake of this.waiting) wake();
    });
  }

  static async open(url: string, guildId: string, token: string, topics: readonly string[] = ["task"]): Promise<LiveFollower> {
    const socket = new WebSocket(url);
    const follower = new LiveFollower(socket);
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "auth", token }));
    await follower.take((frame) => frame.type === "ready");
    socket.send(JSON.stringify({ type: "subscribe", guildId, topics }));
    await follower.take((frame) => frame.type === "subscribed");
    return follower;
  }

  /** The next event of that name not yet taken. */
  next(name: string): Promise<Frame> {
    return this.take((frame) => frame.type === "event" && frame.name === name);
  }

  /** So many next events of any name, in the order in which they came. */
  async nextEvents(count: number): Promise<readonly Frame[]> {
    const events: Frame[] = [];
    while (events.length < count) events.push(await this.take((frame) => frame.type === "event"));
    return events;
  }

  async close(): Promise<void> {
    this.socket.close();
    await once(this.socket, "close");
  }

  /** The code with which the platform ends it. */
  goodbye(): Promise<number> {
    return this.over;
  }

  private async take(fits: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const at = this.frames.findIndex(fits);
      const [found] = at < 0 ? [] : this.frames.splice(at, 1);
      if (found) return found;
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.waiting.delete(wake);
          resolve();
        };
        this.waiting.add(wake);
      });
    }
  }
}
