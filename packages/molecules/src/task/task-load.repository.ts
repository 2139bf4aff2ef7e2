import type { ChoreId } from "@chorestree/atoms/chore";
import type { MemberId } from "@chorestree/atoms/member";
import { placesToDeal, type TaskStatus } from "@chorestree/atoms/task";
import { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { ArrayContains, In, IsNull, LessThan, Not } from "typeorm";

/** What somebody has to do and has done. */
export interface MemberLoad {
  /** Of what is theirs and not done yet. */
  readonly assignedMinutes: number;
  /** Of all that they have done. */
  readonly doneMinutes: number;
  /** When what was theirs last was due, or done where it had no due date; null for never. */
  readonly lastServedAt: Date | null;
}

interface LoadRow {
  readonly memberId: MemberId;
  readonly assigned: string;
  readonly done: string;
  readonly servedAt: Date | null;
}

const TO_DO: TaskStatus[] = ["scheduled", "open", "in_progress"];

/** What picks and plans ask of the `task` table: of a whole guild, each in one statement. */
@Injectable()
export class TaskLoadRepository {
  constructor(private readonly scope: GuildScope) {}

  /** What is theirs to do, and what they were given by hand before it opened. */
  async heldBy(memberId: MemberId): Promise<Task[]> {
    const { guildId, rows } = this.scope.of(Task);
    const theirs = { guildId, assigneeIds: ArrayContains([memberId]), status: In(TO_DO) };
    return rows.find({ where: theirs, order: { dueAt: "ASC", id: "ASC" } });
  }

  /** Of which something is open with a place that nobody has. */
  async choresWithFreeTasks(): Promise<ChoreId[]> {
    const { guildId, rows } = this.scope.of(Task);
    const where = { guildId, status: In<TaskStatus>(["open", "in_progress"]), choreId: Not(IsNull()) };
    const select = { id: true, choreId: true, status: true, mode: true, workersNeeded: true, assigneeIds: true } as const;
    const open = await rows.find({ select, where, order: { choreId: "ASC" } });
    return [...new Set(open.filter((task) => placesToDeal(task) > 0).flatMap(({ choreId }) => choreId ?? []))];
  }

  /** What is to be done, late ones too, and due before that moment; the most urgent first. */
  async dueBefore(moment: Date, most: number): Promise<Task[]> {
    const { guildId, rows } = this.scope.of(Task);
    return rows.find({ where: { guildId, status: In(TO_DO), dueAt: LessThan(moment) }, order: { dueAt: "ASC", id: "ASC" }, take: most });
  }

  async of(memberIds: readonly MemberId[]): Promise<ReadonlyMap<MemberId, MemberLoad>> {
    const { guildId, manager } = this.scope.of(Task);
    const found = await manager.query<LoadRow[]>(
      `SELECT one AS "memberId",
         (SELECT COALESCE(SUM(effort_minutes), 0) FROM task
           WHERE guild_id = $1 AND assignee_ids @> ARRAY[one] AND status IN ('open', 'in_progress', 'submitted')
             AND NOT (mode = 'each' AND doers @> jsonb_build_array(jsonb_build_object('memberId', one)))) AS assigned,
         (SELECT COALESCE(SUM(effort_minutes), 0) FROM task
           WHERE guild_id = $1 AND doers @> jsonb_build_array(jsonb_build_object('memberId', one)) AND status = 'completed') AS done,
         (SELECT MAX(COALESCE(due_at, completed_at)) FROM task
           WHERE guild_id = $1 AND assignee_ids @> ARRAY[one] AND status <> 'scheduled') AS "servedAt"
       FROM unnest($2::uuid[]) AS one`,
      [guildId, [...memberIds]],
    );
    return new Map(
      found.map(({ memberId, assigned, done, servedAt }) => [
        memberId,
        { assignedMinutes: Number(assigned), doneMinutes: Number(done), lastServedAt: servedAt },
      ]),
    );
  }
}
