import { z } from "zod";
import { ListTasksInput, TaskId, type TaskView, writeTaskCursor } from "@chorestree/atoms/task";
import type { GraphqlContext, GuildParent } from "../context.js";
import { input } from "../input.js";

const TaskArgs = z.object({ id: TaskId });
const { limit, cursor, ...filters } = ListTasksInput.shape;
/** In GraphQL null is as good as left out. */
const absent = z.null().transform(() => undefined);
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
