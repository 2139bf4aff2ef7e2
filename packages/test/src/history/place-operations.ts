import { type Fault, fault } from "./fault.js";
import { grouped } from "./grouped.js";
import { isTold, type Operation } from "./operation.js";
import type { RecordedStep } from "./recorded-task.js";

/** Which call each step came of. */
export type Placed = ReadonlyMap<number, Operation>;

/**
 * Gives each step the one call that it came of. Who was told a version has that step; who was told that it was done without one has a step
 * of theirs; of whom nobody told anything has one step or none. What is left over on either side is a fault.
 */
export function placeOperations(steps: readonly RecordedStep[], operations: readonly Operation[]): { placed: Placed; faults: Fault[] } {
  const placed = new Map<number, Operation>();
  const faults: Fault[] = [];
  const done = operations.filter((operation) => isTold(operation, "ok"));
  for (const [version, told] of grouped(done, ({ outcome }) => outcome.version)) {
    if (version === null) continue;
    const numbered = steps.filter(({ number }) => number === version);
    if (told.length > 1) faults.push(fault("double winner", `step ${version} is ${told.map(wordsOf).join(" and ")}`));
    for (const operation of told) {
      if (numbered.some((step) => isOf(step, operation))) placed.set(version, operation);
      else faults.push(fault("lost update", `${wordsOf(operation)} was told ${version}: ${numbered.map(saidOf).join() || "no step"}`));
    }
  }

  const unplaced = [
    ...done.filter(({ outcome }) => outcome.version === null).sort((one, other) => one.returnedAt - other.returnedAt),
    ...operations.filter((operation) => isTold(operation, "unknown")).sort((one, other) => one.invokedAt - other.invokedAt),
  ];
  for (const step of steps) {
    if (step.actorId === null || step.act === "task.create" || placed.has(step.number)) continue;
    const index = unplaced.findIndex((operation) => isOf(step, operation));
    const [operation] = index < 0 ? [] : unplaced.splice(index, 1);
    if (operation) placed.set(step.number, operation);
    else faults.push(fault("ghost", saidOf(step)));
  }
  for (const operation of unplaced) if (isTold(operation, "ok")) faults.push(fault("lost update", `${wordsOf(operation)} left no step`));
  return { placed, faults };
}

const isOf = ({ act, actorId }: RecordedStep, operation: Operation): boolean => act === operation.act && actorId === operation.actorId;

const saidOf = ({ number, act, actorId }: RecordedStep): string => `step ${number} is ${act} by ${String(actorId)}`;

export const wordsOf = ({ act, actorId, door, invokedAt, returnedAt }: Operation): string =>
  `${act} by ${actorId} (${door}, ${invokedAt.toFixed(1)} to ${returnedAt.toFixed(1)})`;
