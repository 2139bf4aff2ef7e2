import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { World } from "./world.js";

/** Holds the world, and keeps it in a file if one is named: written beside it and renamed, so a kill leaves the old or the new, never half. */
export class WorldStore {
  private dirty = false;
  private writing: Promise<void> | null = null;

  private constructor(
    readonly world: World,
    private readonly path: string | undefined,
  ) {}

  /** @throws Error when the file is there but is not a world of ours: it is never overwritten in silence. */
  static async open(path: string | undefined, create: () => World): Promise<WorldStore> {
    const kept = path === undefined ? undefined : await readWorld(path);
    return new WorldStore(kept ?? create(), path);
  }

  changed(): void {
    this.dirty = true;
  }

  /** Resolves when all that has changed so far is on disk: answers wait for it, so what a client was told survives kill -9. */
  async settled(): Promise<void> {
    if (this.path === undefined) return;
    while (this.dirty || this.writing) {
      this.writing ??= this.write(this.path).finally(() => (this.writing = null));
      await this.writing;
    }
  }

  private async write(path: string): Promise<void> {
    this.dirty = false;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(this.world), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }
}

async function readWorld(path: string): Promise<World | undefined> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const world = parse(text);
  if (!isWorld(world)) throw new Error(`${path} is not the state of a Discord simulator (version 1): move it away to start afresh`);
  return world;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const PARTS = ["application", "people", "guilds", "channels", "commands", "messages", "interactions"] as const;

function isWorld(value: unknown): value is World {
  if (typeof value !== "object" || value === null) return false;
  const parts = value as Record<string, unknown>;
  return parts.version === 1 && typeof parts.lastId === "string" && PARTS.every((part) => typeof parts[part] === "object");
}
