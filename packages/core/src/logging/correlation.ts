import { AsyncLocalStorage } from "node:async_hooks";

const current = new AsyncLocalStorage<string>();

/** Everything logged by `body`, awaited or not, carries `id`: from interaction or request through event to consumer. */
export const withCorrelation = <T>(id: string, body: () => T): T => current.run(id, body);

export const correlationId = (): string | undefined => current.getStore();
