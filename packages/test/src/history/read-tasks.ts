import { grouped } from "./grouped.js";
import type { RecordedTask } from "./recorded-task.js";

type Ask = <Row>(sql: string) => Promise<Row[]>;
type Of<Part> = Part & { readonly taskId: string };

const STEPS = `SELECT task_id AS "taskId", number, act, actor_id AS "actorId", before, after, undoes FROM task_step ORDER BY number`;
const EVENTS = `SELECT aggregate_id AS "taskId", name FROM event WHERE name LIKE 'task.%' ORDER BY event.position`;
const ENTRIES = `SELECT task_id AS "taskId", step, member_id AS "memberId", kind, seconds FROM effort_entry`;
const SWAPS = `SELECT task_id AS "taskId", step, asked_id AS "askedId", state, accepted_step AS "acceptedStep" FROM task_swap`;
const TASKS = `SELECT id AS "taskId", mode, workers_needed AS "workersNeeded", effort_minutes AS "effortMinutes", version, status,
  assignee_ids AS "assigneeIds", doers FROM task WHERE mode <> 'each'`;

/** All tasks of a database, over all its guilds, as they are stored. */
export async function readTasks(ask: Ask): Promise<RecordedTask[]> {
  type Row = Omit<RecordedTask, "steps" | "events" | "entries" | "swaps">;
  const steps = partsOf(await ask<Of<RecordedTask["steps"][number]>>(STEPS));
  const events = partsOf(await ask<Of<RecordedTask["events"][number]>>(EVENTS));
  const entries = partsOf(await ask<Of<RecordedTask["entries"][number]>>(ENTRIES));
  const swaps = partsOf(await ask<Of<RecordedTask["swaps"][number]>>(SWAPS));
  return (await ask<Row>(TASKS)).map((task) => {
    const { taskId } = task;
    return { ...task, steps: steps(taskId), events: events(taskId), entries: entries(taskId), swaps: swaps(taskId) };
  });
}

function partsOf<Part extends { taskId: string }>(rows: readonly Part[]): (taskId: string) => readonly Part[] {
  const byTask = grouped(rows, ({ taskId }) => taskId);
  return (taskId) => byTask.get(taskId) ?? [];
}
