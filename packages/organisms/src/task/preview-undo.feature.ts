import { type PreviewUndoInput, undoable, type UndoPreview } from "@chorestree/atoms/task";
import { GuildScope } from "@chorestree/core/database";
import { TaskRepository, TaskStepRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";

/** What would be taken back with an act, before anything is: whoever confirms it has seen it. */
@Feature("task.preview-undo")
export class PreviewUndo {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly steps: TaskStepRepository,
  ) {}

  /** @throws TaskNotFound, TaskNothingToUndo, TaskUndoNotLast, PermissionDenied */
  execute(asker: Asker, { taskId, step }: PreviewUndoInput): Promise<UndoPreview> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "task.view");
      const task = await this.tasks.get(taskId);
      const { meant, since, newest } = undoable(task, await this.steps.of(task.id), step);
      return { taskId, steps: [meant, ...since].map(({ number }) => number), newest };
    });
  }
}
