import type { MemberId } from "@chorestree/atoms/member";
import type { TaskAct, TaskColumns, TaskId } from "@chorestree/atoms/task";
import { TaskStep } from "@chorestree/atoms/task/entity";
import type { Sealed } from "@chorestree/atoms/kernel";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import { In, IsNull, Not } from "typeorm";

/** What is to be remembered of an act, beside what it changed. */
export interface StepWords {
  readonly act: TaskAct;
  /** Null for what the clock did. */
  readonly actorId: MemberId | null;
  readonly doerId?: MemberId;
  /** A reason, a comment, the note of a report. */
  readonly text?: string | undefined;
  readonly undoes?: number;
}

export interface NewStep extends StepWords {
  readonly taskId: TaskId;
  /** The version that the step made of the task. */
  readonly number: number;
  readonly at: Date;
  readonly before: TaskColumns;
  readonly after: TaskColumns;
  readonly noteBefore: Sealed | null;
  readonly work: { readonly workerId: MemberId; readonly workedMinutes: number } | null;
}

/** The only code that touches the `task_step` table; steps are only ever added. */
@Injectable()
export class TaskStepRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
  ) {}

  async append({ work, text, doerId, undoes, ...step }: NewStep): Promise<void> {
    const { guildId, rows } = this.scope.of(TaskStep);
    const sealed = this.sealing.seal(text ?? null, this.textOf(guildId, step));
    const none = { workerId: null, workedMinutes: null };
    await rows.insert(rows.create({ ...none, ...work, ...step, guildId, text: sealed, doerId: doerId ?? null, undoes: undoes ?? null }));
  }

  /** All of a task's, oldest first. */
  async of(taskId: TaskId): Promise<TaskStep[]> {
    const { guildId, rows } = this.scope.of(TaskStep);
    return rows.find({ where: { guildId, taskId }, order: { number: "ASC" } });
  }

  /** Those that a person has done or said something with; the clock alone is nobody. */
  async touched(taskIds: readonly TaskId[]): Promise<ReadonlySet<TaskId>> {
    const { guildId, rows } = this.scope.of(TaskStep);
    const where = { guildId, taskId: In([...taskIds]), actorId: Not(IsNull()) };
    return new Set((await rows.find({ select: { taskId: true }, where })).map(({ taskId }) => taskId));
  }

  /** All of these tasks', oldest first. */
  async ofAll(taskIds: readonly TaskId[]): Promise<TaskStep[]> {
    if (taskIds.length === 0) return [];
    const { guildId, rows } = this.scope.of(TaskStep);
    return rows.find({ where: { guildId, taskId: In([...taskIds]) }, order: { at: "ASC", number: "ASC" } });
  }

  open(step: TaskStep): string | null {
    return this.sealing.open(step.text, this.textOf(step.guildId, step));
  }

  private readonly textOf = (guild: string, { taskId, number }: Pick<TaskStep, "taskId" | "number">) => ({
    table: "task_step",
    column: "text",
    guild,
    row: `${taskId} ${number}`,
  });
}
