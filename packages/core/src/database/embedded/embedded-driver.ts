import { EventEmitter } from "node:events";
import { OutsideTheUnit } from "../defects.js";
import type { ScopeStorage } from "../scope.js";
import type { ConnectionQueue } from "./connection-queue.js";
import type { Engine, QueryAnswer } from "./engine.js";

type Connected = (error: unknown, client?: Client, release?: () => void) => void;

class Client extends EventEmitter {
  constructor(private readonly engine: Engine) {
    super();
  }

  query(text: string, parameters?: readonly unknown[]): Promise<QueryAnswer> {
    return this.engine.query(text, parameters ?? []);
  }
}

/** What TypeORM takes for the `pg` package: a pool of one connection, each holder of which has it alone until it lets go. */
export function embeddedDriver(engine: Engine, queue: ConnectionQueue, scope: ScopeStorage): { Pool: new () => EventEmitter } {
  class Pool extends EventEmitter {
    connect(connected: Connected): void {
      const here = scope.getStore();
      // It would wait for the connection that its own unit holds.
      if (here?.kind === "unit") return connected(new OutsideTheUnit(here.work.name));
      queue
        .acquire(here?.work ?? { name: "a single query" })
        .then((release) => connected(undefined, new Client(engine), release), connected);
    }

    end(ended: () => void): void {
      ended();
    }
  }
  return { Pool };
}
