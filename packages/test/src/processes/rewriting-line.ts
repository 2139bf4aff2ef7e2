import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A line to PostgreSQL on which statements can be changed, for stories about what would go wrong if the product said something else. */
export class RewritingLine {
  /** How many statements went out changed. */
  rewritten = 0;
  private pattern: RegExp | null = null;
  private replacement = "";
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly service: URL,
  ) {}

  static async to(url: string): Promise<RewritingLine> {
    const server = createServer();
    const line = new RewritingLine(server, new URL(url));
    server.on("connection", (near) => line.join(near));
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

  /** @param replacement as long as what it replaces: the lengths of the messages stay as they were announced */
  rewrite(pattern: RegExp, replacement: string): void {
    this.pattern = pattern;
    this.replacement = replacement;
  }

  leaveAlone(): void {
    this.pattern = null;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, "close");
  }

  private join(near: Socket): void {
    const far = connect(Number(this.service.port), this.service.hostname);
    near.on("data", (said) => far.write(this.passed(said)));
    far.pipe(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }

  private passed(said: Buffer): Buffer {
    if (this.pattern === null) return said;
    const before = said.toString("latin1");
    const after = before.replace(this.pattern, this.replacement);
    if (after.length !== before.length) throw new Error("a statement may not change its length");
    if (after !== before) this.rewritten++;
    return Buffer.from(after, "latin1");
  }
}
