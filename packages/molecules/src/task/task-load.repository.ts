import type { ChoreId } from "@chorestree/atoms/chore";
import type { MemberId } from "@chorestree/atoms/member";
import type { TaskStatus } from "@chorestree/atoms/task";
import { Task } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { In, IsNull, LessThan, Not } from "typeorm";

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
    return rows.find({ where: { guildId, assigneeId: memberId, status: In(TO_DO) }, order: { dueAt: "ASC", id: "ASC" } });
  }

  /** Of which something is open that nobody has. */
  async choresWithFreeTasks(): Promise<ChoreId[]> {
    const { guildId, rows } = this.scope.of(Task);
    const where = { guildId, status: "open", assigneeId: IsNull(), choreId: Not(IsNull()) } as const;
    const free = await rows.find({ select: { id: true, choreId: true }, where, order: { choreId: "ASC" } });
    return [...new Set(free.flatMap(({ choreId }) => choreId ?? []))];
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
           WHERE guild_id = $1 AND assignee_id = one AND status IN ('open', 'in_progress', 'submitted')) AS assigned,
         (SELECT COALESCE(SUM(effort_minutes), 0) FROM task
           WHERE guild_id = $1 AND completed_by = one AND status = 'completed') AS done,
         (SELECT MAX(COALESCE(due_at, completed_at)) FROM task
           WHERE guild_id = $1 AND assignee_id = one AND status <> 'scheduled') AS "servedAt"
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
