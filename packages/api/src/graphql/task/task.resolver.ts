import { z } from "zod";
import { ListTasksInput, TaskId, type TaskView, writeTaskCursor } from "@chorestree/atoms/task";
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

export const taskResolvers = {
  Guild: {
    task: (guild: GuildParent, args: unknown, { questions }: GraphqlContext): Promise<TaskView> =>
      questions.showTask.execute(guild.asker, { taskId: input(TaskArgs, args).id }),

    tasks: async (guild: GuildParent, args: unknown, { questions }: GraphqlContext) => {
      const { first, after, status, assigneeId } = input(TasksArgs, args);
      const page = await questions.listTasks.execute(guild.asker, {
        limit: first,
        ...(after === undefined ? {} : { cursor: after }),
        ...(status === undefined ? {} : { status }),
        ...(assigneeId === undefined ? {} : { assigneeId }),
      });
      return connectionOf(page, (node) => writeTaskCursor({ dueAt: node.dueAt, id: node.taskId }));
    },
  },
  Task: {
    id: ({ taskId }: TaskView): TaskId => taskId,
  },
};
