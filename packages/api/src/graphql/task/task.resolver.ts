import { z } from "zod";
import { ListTasksInput, TaskId, type TaskView, writeTaskCursor } from "@chorestree/atoms/task";
import type { GraphqlContext, GuildParent } from "../context.js";
import { input } from "../input.js";

const TaskArgs = z.object({ id: TaskId });
const { limit, cursor, ...filters } = ListTasksInput.shape;
const TasksArgs = z.object({
  first: limit,
  after: cursor.nullish(),
  status: filters.status.nullable(),
  assigneeId: filters.assigneeId.nullable(),
});

export const taskResolvers = {
  Guild: {
    task: (guild: GuildParent, args: unknown, { questions }: GraphqlContext): Promise<TaskView> =>
      questions.showTask.execute(guild.asker, { taskId: input(TaskArgs, args).id }),

    tasks: async (guild: GuildParent, args: unknown, { questions }: GraphqlContext) => {
      const { first, after, status, assigneeId } = input(TasksArgs, args);
      const page = await questions.listTasks.execute(guild.asker, {
        limit: first,
        ...(after == null ? {} : { cursor: after }),
        ...(status == null ? {} : { status }),
        ...(assigneeId == null ? {} : { assigneeId }),
      });
      const edges = page.items.map((node) => ({ node, cursor: writeTaskCursor({ dueAt: node.dueAt, id: node.taskId }) }));
      return {
        edges,
        nodes: page.items,
        pageInfo: {
          hasNextPage: page.nextCursor !== null,
          // Pages are read forwards only.
          hasPreviousPage: false,
          startCursor: edges[0]?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        },
      };
    },
  },
  Task: {
    id: ({ taskId }: TaskView): TaskId => taskId,
  },
};
