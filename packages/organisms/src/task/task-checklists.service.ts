import type { MemberId, MemberView } from "@chorestree/atoms/member";
import type { ChecklistFacts, TaskItemView } from "@chorestree/atoms/task";
import type { Task, TaskTick } from "@chorestree/atoms/task/entity";
import { Injectable } from "@chorestree/core/container";
import { ChecklistRepository, type ChecklistRef } from "@chorestree/molecules/chore";
import { TaskTickRepository } from "@chorestree/molecules/task";

type Listed = Pick<Task, "id" | "choreId" | "checklist">;

/** Some tasks' checklists, read together. */
export interface ReadChecklists {
  /** Those who have ticked anything. */
  readonly tickers: readonly MemberId[];
  of(task: Listed, person: (id: MemberId) => MemberView | null): TaskItemView[];
}

/** The items that tasks were made with, each with the tick of this task. */
@Injectable()
export class TaskChecklists {
  constructor(
    private readonly checklists: ChecklistRepository,
    private readonly ticks: TaskTickRepository,
  ) {}

  async read(tasks: readonly Listed[]): Promise<ReadChecklists> {
    const itemsOf = await this.checklists.of(tasks.flatMap(refOf));
    const ticks = await this.ticks.of(tasks.filter(({ checklist }) => checklist !== null).map(({ id }) => id));
    const tickOf = new Map(ticks.map((tick) => [keyOf(tick), tick]));
    return {
      tickers: ticks.map(({ memberId }) => memberId),
      of: (task, person) =>
        refOf(task)
          .flatMap(itemsOf)
          .map((text, index) => {
            const tick = tickOf.get(keyOf({ taskId: task.id, item: index + 1 }));
            return { item: index + 1, text, tickedBy: tick ? person(tick.memberId) : null, tickedAt: tick?.at.toISOString() ?? null };
          }),
    };
  }

  async factsOf(task: Listed): Promise<ChecklistFacts> {
    const items = (await this.read([task])).of(task, () => null);
    return { count: items.length, ticked: new Set(items.flatMap(({ item, tickedAt }) => (tickedAt === null ? [] : [item]))) };
  }
}

const keyOf = ({ taskId, item }: Pick<TaskTick, "taskId" | "item">) => `${taskId} ${item}`;

const refOf = ({ choreId, checklist: edition }: Listed): ChecklistRef[] => (choreId && edition !== null ? [{ choreId, edition }] : []);
