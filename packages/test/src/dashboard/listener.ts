import { WebSocket } from "ws";

export type Frame = Readonly<Record<string, unknown>>;

/** A client of the live feed that remembers all it was told. */
export class Listener {
  readonly frames: Frame[] = [];
  closed: number | null = null;
  private readonly waiting = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (data) => {
      this.frames.push(JSON.parse((data as Buffer).toString()) as Frame);
      this.wake();
    });
    socket.on("close", (code) => {
      this.closed = code;
      this.wake();
    });
    socket.on("error", () => undefined);
  }

  static open(url: string, headers: Record<string, string> = {}): Promise<Listener> {
    const listener = new Listener(new WebSocket(url.replace(/^http/, "ws"), { headers }));
    return new Promise((resolve, reject) => {
      listener.socket.once("open", () => resolve(listener));
      listener.socket.once("unexpected-response", (_request, response) => reject(new Error(String(response.statusCode))));
      listener.socket.once("error", reject);
    });
  }

  say(frame: object | string): void {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** The first frame of that type that has come, or is still to come. */
  async hear(type: string): Promise<Frame> {
    await this.until(() => this.all(type).length > 0);
    return this.all(type)[0] ?? {};
  }

  all(type: string): Frame[] {
    return this.frames.filter((frame) => frame["type"] === type);
  }

  /** The code with which the other side closed. */
  async goodbye(): Promise<number | null> {
    await this.until(() => this.closed !== null);
    return this.closed;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.waiting.delete(wake);
          resolve();
        };
        this.waiting.add(wake);
      });
    }
  }

  private wake(): void {
    for (const wake of [...this.waiting]) wake();
  }
}
