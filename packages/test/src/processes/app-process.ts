import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type App = "bot" | "api";

/** A line of the process's log, as pino writes it. */
export type LogLine = Readonly<Record<string, unknown>>;

/** One of the apps as the operating system runs it: from its `dist`, with an environment of its own. */
export class AppProcess {
  /** All that it has said, log and errors together. */
  readonly said: string[] = [];
  readonly logged: LogLine[] = [];
  private readonly child: ChildProcess;
  private readonly over: Promise<unknown>;

  /** @param name under which its words are shown when a story fails */
  constructor(
    readonly name: string,
    app: App,
    environment: NodeJS.ProcessEnv,
  ) {
    const main = fileURLToPath(new URL(`../../../../apps/${app}/dist/main.js`, import.meta.url));
    // Without the flags of the test run itself.
    const env = { PATH: process.env["PATH"], ...environment };
    this.child = spawn(process.execPath, [main], { env, cwd: environment["DATA_DIR"], stdio: ["ignore", "pipe", "pipe"] });
    this.over = once(this.child, "close");
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface(stream).on("line", (line) => this.hear(line));
    }
  }

  /** Where it listens, once it says that it is ready. @throws Error when it ends before */
  async ready(): Promise<string> {
    const { stdout } = this.child;
    if (!stdout) throw new Error("no standard output");
    const said = new Promise<string>((resolve) => {
      createInterface(stdout).on("line", (line) => {
        const [, url] = /is ready: .*?(http:\/\/[^/\s]+)/.exec(line) ?? [];
        if (url !== undefined) resolve(url);
      });
    });
    const ended = this.over.then(() => {
      throw new Error(`${this.name} ended before it was ready`);
    });
    return Promise.race([said, ended]);
  }

  /** SIGTERM, as an orchestrator stops it. Resolves with the exit code, null for one that a signal ended. */
  async stop(): Promise<number | null> {
    this.child.kill("SIGTERM");
    await this.over;
    return this.child.exitCode;
  }

  /** kill -9. Resolves when it is gone; also when it was before. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.over;
  }

  private hear(line: string): void {
    this.said.push(line);
    if (line.startsWith("{")) this.logged.push(JSON.parse(line) as LogLine);
  }
}
