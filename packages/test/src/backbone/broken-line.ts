import { connect, createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";

/** A line to a service that a test can cut, mute and mend. */
export class BrokenLine {
  private readonly sockets = new Set<Socket>();
  private state: "whole" | "cut" = "whole";

  private constructor(
    private readonly server: Server,
    private readonly service: URL,
  ) {}

  static async to(url: string): Promise<BrokenLine> {
    const server = createServer();
    const line = new BrokenLine(server, new URL(url));
    server.on("connection", (socket) => line.join(socket));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return line;
  }

  /** The service's address by way of this line. */
  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === "string") throw new Error("not listening");
    const url = new URL(this.service);
    url.hostname = "127.0.0.1";
    url.port = String(address.port);
    return url.href;
  }

  /** All connections break, and new ones are refused. */
  cut(): void {
    this.state = "cut";
    for (const socket of this.sockets) socket.destroy();
  }

  /** Open connections stay and carry nothing any more, without an error; new ones work. */
  mute(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  mend(): void {
    this.state = "whole";
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }

  private join(near: Socket): void {
    if (this.state === "cut") return void near.destroy();
    const far = connect(Number(this.service.port || "5672"), this.service.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.pipe(other);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
