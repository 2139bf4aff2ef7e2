import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A script of ours in a process of its own, to be killed like one. */
export class Child {
  readonly lines: string[] = [];
  private readonly process: ChildProcess;
  private readonly arrivals = new Set<() => void>();
  private readonly over: Promise<unknown>;

  /** @param script a .ts file of the sources */
  constructor(script: URL, args: readonly string[]) {
    const hooks = new URL("./source-hooks.mjs", import.meta.url).href;
    this.process = spawn(process.execPath, ["--conditions=chorestree-source", "--import", hooks, fileURLToPath(script), ...args], {
      stdio: ["ignore", "pipe", "inherit"],
      // Without the flags of the test run itself.
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    const { stdout } = this.process;
    if (stdout === null) throw new Error("no stdout");
    createInterface(stdout).on("line", (line) => {
      this.lines.push(line);
      for (const arrived of this.arrivals) arrived();
    });
    this.over = once(this.process, "close").then(() => this.arrivals.forEach((arrived) => arrived()));
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Resolves when so many lines were printed. @throws Error when it ends before */
  async printed(count: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.lines.length < count && this.process.exitCode === null && this.process.signalCode === null) return;
        this.arrivals.delete(look);
        resolve();
      };
      this.arrivals.add(look);
      look();
    });
    if (this.lines.length < count) throw new Error(`the child ended after: ${this.lines.join(" | ")}`);
  }

  /** SIGSTOP freezes it where it stands, SIGCONT lets it go on. */
  send(signal: "SIGSTOP" | "SIGCONT"): void {
    this.process.kill(signal);
  }

  /** kill -9; afterwards `lines` is all it ever said. */
  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.over;
  }
}
