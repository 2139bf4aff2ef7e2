import { type Fault, fault } from "./fault.js";
import type { Operation } from "./operation.js";
import { type Placed, wordsOf } from "./place-operations.js";

/** Of any two steps the later one was not over before the earlier one began. Linear: the latest beginning so far is what counts. */
export function reordered(placed: Placed): Fault[] {
  const faults: Fault[] = [];
  let latest: Operation | undefined;
  for (const [number, operation] of inOrder(placed)) {
    if (latest && operation.returnedAt < latest.invokedAt)
      faults.push(fault("reordered", `step ${number}, ${wordsOf(operation)}, was over before ${wordsOf(latest)}, which came first`));
    if (!latest || operation.invokedAt > latest.invokedAt) latest = operation;
  }
  return faults;
}

/**
 * The versions that the task may have had while a caller waited: from the last that was surely there when it called, to the last that may
 * have been there when it was answered.
 */
export function versionsSeen({ invokedAt, returnedAt }: Pick<Operation, "invokedAt" | "returnedAt">, placed: Placed, newest: number) {
  let from = 1;
  let to = newest;
  for (const [number, operation] of inOrder(placed)) {
    if (operation.returnedAt < invokedAt) from = number;
    if (operation.invokedAt > returnedAt) to = Math.min(to, number - 1);
  }
  return { from, to };
}

const inOrder = (placed: Placed) => [...placed].sort(([one], [other]) => one - other);
