import type { GuildId } from "@chorestree/atoms/guild";
import { MemberId } from "@chorestree/atoms/member";
import { TaskId } from "@chorestree/atoms/task";
import type { Database } from "@chorestree/core/database";
import { Bell, SystemClock, UuidIds } from "@chorestree/core/machine";
import { TaskClaimed, TaskStarted } from "@chorestree/events/contracts";
import { Outbox } from "@chorestree/events/outbox";
import { workOn } from "./work-on.js";

const contracts = { "task.started": TaskStarted, "task.claimed": TaskClaimed };

/** Acts that do nothing but say that something happened, as a process would that rings `bell`. */
export function recorder(database: Database, bell = new Bell()) {
  const { unitOfWork } = workOn(database);
  const ids = new UuidIds();
  const outbox = new Outbox(unitOfWork, ids, new SystemClock(), bell);
  const assigneeId = MemberId.parse(ids.next());
  const aTask = (): TaskId => TaskId.parse(ids.next());
  const cause = { memberId: assigneeId, correlationId: "press-1" };
  /** One commit. */
  const record = (guildId: GuildId, taskId: TaskId, ...names: (keyof typeof contracts)[]): Promise<void> =>
    unitOfWork.run(guildId, "record", async () => {
      for (const name of names) outbox.record(cause, contracts[name], { taskId, assigneeId });
    });
  return { bell, outbox, aTask, record };
}
