import { eventFaults, ledgerFaults, swapFaults } from "./consequences.js";
import { unexplained } from "./explain-refusal.js";
import { type Fault, fault } from "./fault.js";
import type { Operation } from "./operation.js";
import { placeOperations } from "./place-operations.js";
import { reordered } from "./real-time.js";
import type { RecordedTask } from "./recorded-task.js";
import { COLUMNS, type TaskState, wordsFor } from "./task-state.js";
import { statesOf } from "./task-states.js";

/**
 * Whether what callers saw and what is stored are one legal history of each task, with one winner for each step. Each task is a register of
 * its own, so each is checked alone (histories compose); in linear time, so that long runs can be checked too.
 */
export function faultsOf(tasks: readonly RecordedTask[], operations: readonly Operation[]): Fault[] {
  const known = new Set(tasks.map(({ taskId }) => taskId));
  const strays = operations.filter(({ taskId }) => !known.has(taskId));
  return [
    ...strays.map(({ taskId }) => fault("lost update", `there is no task ${taskId}`)),
    ...tasks.flatMap((task) =>
      faultsOfTask(
        task,
        operations.filter(({ taskId }) => taskId === task.taskId),
      ),
    ),
  ];
}

function faultsOfTask(task: RecordedTask, operations: readonly Operation[]): Fault[] {
  const { states, faults } = statesOf(task);
  const { placed, faults: misplaced } = placeOperations(task.steps, operations);
  const last = states.at(-1);
  const found = [
    ...versionFaults(task),
    ...faults,
    ...misplaced,
    ...reordered(placed),
    ...unexplained(operations, task, states, placed),
    ...eventFaults(task),
    ...(last ? [...rowFaults(task, last), ...ledgerFaults(task, last), ...swapFaults(task, last)] : []),
  ];
  return found.map(({ kind, detail }) => ({ kind, detail: `task ${task.taskId}: ${detail}` }));
}

function versionFaults({ steps, version }: RecordedTask): Fault[] {
  const numbers = steps.map(({ number }) => number);
  const isWhole = numbers.every((number, index) => number === index + 1) && version === numbers.length;
  return isWhole ? [] : [fault("versions", `steps ${String(numbers)}, and the task is at ${version}`)];
}

/** What stands is what the steps add up to. */
const rowFaults = (task: RecordedTask, last: TaskState): Fault[] =>
  COLUMNS.filter((column) => wordsFor(column, task) !== wordsFor(column, last)).map((column) =>
    fault("lost update", `${column} is ${wordsFor(column, task)}, and its steps leave ${wordsFor(column, last)}`),
  );
