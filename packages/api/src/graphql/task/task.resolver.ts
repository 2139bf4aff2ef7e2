import { z } from "zod";
import { ListTasksInput, ShowTaskHistoryInput, type TaskHistory, TaskId, type TaskView, writeTaskCursor } from "@chorestree/atoms/task";
import { connectionOf } from "../connection.js";
import type { GraphqlContext, GuildParent } from "../context.js";
import { absent, input } from "../input.js";

const TaskArgs = z.object({ id: TaskId });
const { limit, cursor, ...filters } = ListTasksInput.shape;
const TasksArgs = z.object({
  first: limit,
  after: cursor.or(absent),
  status: filters.status.or(absent),
  assigneeId: filters.assigneeId.or(absent),
});

const HistoryArgs = z.object({ first: ShowTaskHistoryInput.shape.limit, after: ShowTaskHistoryInput.shape.cursor.or(absent) });

/** A task with who asks for it, since more of it may be asked. */
type TaskParent = TaskView & Pick<GuildParent, "asker">;

export const taskResolvers = {
  Guild: {
    task: async ({ asker }: GuildParent, args: unknown, { questions }: GraphqlContext): Promise<TaskParent> => ({
      ...(await questions.showTask.execute(asker, { taskId: input(TaskArgs, args).id })),
      asker,
    }),

    tasks: async (guild: GuildParent, args: unknown, { questions }: GraphqlContext) => {
      const { first, after, status, assigneeId } = input(TasksArgs, args);
      const page = await questions.listTasks.execute(guild.asker, {
        limit: first,
        ...(after === undefined ? {} : { cursor: after }),
        ...(status === undefined ? {} : { status }),
        ...(assigneeId === undefined ? {} : { assigneeId }),
      });
      const items = page.items.map((task): TaskParent => ({ ...task, asker: guild.asker }));
      return connectionOf({ ...page, items }, (node) => writeTaskCursor({ dueAt: node.dueAt, id: node.taskId }));
    },
  },
  Task: {
    id: ({ taskId }: TaskView): TaskId => taskId,
    history: ({ taskId, asker }: TaskParent, args: unknown, { questions }: GraphqlContext): Promise<TaskHistory> => {
      const { first, after } = input(HistoryArgs, args);
      return questions.showTaskHistory.execute(asker, { taskId, limit: first, ...(after === undefined ? {} : { cursor: after }) });
    },
  },
};
