import { Clock } from "@chorestree/atoms/kernel";
import { type ActedOnTask, creditsOf, undoTask, type UndoTaskInput } from "@chorestree/atoms/task";
import { UnitOfWork } from "@chorestree/core/database";
import { TaskReversed } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { TaskRepository, TaskStepRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { TaskConsequences } from "./task-consequences.service.js";

/**
 * Takes back the last act on a task, or an older one with all that came after it: the task is exactly as that act found it, and all stays in
 * its history. What else an act wrote is
 * taken back here too, in the same unit, or by a reaction to the event (docs/decisions/0006-undo.md).
 */
@Workflow("task.undo")
@EventPublisher(TaskReversed)
export class UndoTask {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly tasks: TaskRepository,
    private readonly steps: TaskStepRepository,
    private readonly consequences: TaskConsequences,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws TaskNotFound, TaskNothingToUndo, TaskUndoNotLast, TaskUndoTakesAlong, TaskUndoTooLate, TaskUndoNotYours, TaskFollowedUp, PermissionDenied */
  execute(act: Act, input: UndoTaskInput): Promise<ActedOnTask> {
    return this.unitOfWork.once(act, { workflow: "task.undo", target: input.taskId, input }, async () => {
      this.permissions.require(act, "task.undo");
      const others = this.permissions.allows(act, "task.undo-others");
      const changed = await this.tasks.change(input.taskId, async (task) => {
        const steps = await this.steps.of(task.id);
        const { step, takeAlong } = input;
        const { move, undone } = undoTask(task, steps, { by: act.memberId, now: this.clock.now(), others, step, takeAlong });
        const noteBack = undone.find(({ before }) => before.note !== undefined)?.noteBefore;
        return { move, undone, noteBack, words: { act: "task.undo", actorId: act.memberId, undoes: undone[0].number } };
      });
      const { draft, found, left, acted } = changed;
      const [meant, ...since] = draft.undone;
      await this.consequences.ofUndo(act, changed, draft.undone, this.clock.now());
      this.outbox.record(act, TaskReversed, {
        taskId: found.id,
        act: meant.act,
        step: meant.number,
        takenAlong: since.map(({ number }) => number),
        status: left.status,
        assigneeIds: [...left.assigneeIds],
        uncounts: creditsOf(found),
        counts: creditsOf(left),
      });
      return acted;
    });
  }
}
