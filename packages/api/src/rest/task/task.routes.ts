import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { GuildId } from "@chorestree/atoms/guild";
import {
  CreatedTask,
  CreateTaskInput,
  ListTasksInput,
  ShowTaskHistoryInput,
  TaskHistory,
  TaskId,
  TaskPage,
  TaskStatus,
  TaskView,
} from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { ActHeaders } from "../../http/idempotency-key.js";
import { problems } from "../../http/problems.js";

const guild = z.strictObject({ guildId: GuildId });
const task = guild.extend({ taskId: TaskId });

/** In a query string a list is one value or several of the same name, and a number is text. */
const query = ListTasksInput.extend({
  status: z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(TaskStatus).min(1).optional()),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const page = ShowTaskHistoryInput.omit({ taskId: true }).extend({ limit: z.coerce.number().int().min(1).max(100).default(50) });

const tags = ["task"];
type Needs = Pick<Organisms, "listTasks" | "showTask" | "showTaskHistory" | "createTask">;

/** Nothing is caught here: one error handler turns every refusal into problem details. */
export const taskRoutes =
  (organisms: Needs, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    const tasks = "/api/v1/guilds/:guildId/tasks";

    app.get(
      tasks,
      {
        schema: {
          operationId: "listTasks",
          tags,
          summary: "Tasks in the order in which they are due",
          params: guild,
          querystring: query,
          response: { 200: TaskPage, ...problems(403, 422) },
        },
      },
      async (request) => organisms.listTasks.execute(await door.askerOf(request, request.params.guildId), request.query),
    );

    app.post(
      tasks,
      {
        schema: {
          operationId: "createTask",
          tags,
          summary: "A new task, free for whoever claims it",
          params: guild,
          headers: ActHeaders,
          body: CreateTaskInput,
          response: { 201: CreatedTask, ...problems(403, 409, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const { guildId } = request.params;
        const created = await organisms.createTask.execute(await door.actOf(request, guildId), request.body);
        return reply.code(201).header("location", `/api/v1/guilds/${guildId}/tasks/${created.taskId}`).send(created);
      },
    );

    app.get(
      `${tasks}/:taskId`,
      {
        schema: {
          operationId: "showTask",
          tags,
          summary: "One task as it is now",
          params: task,
          response: { 200: TaskView, ...problems(403) },
        },
      },
      async (request, reply) => {
        const shown = await organisms.showTask.execute(await door.askerOf(request, request.params.guildId), request.params);
        return reply.header("etag", `"${shown.version}"`).send(shown);
      },
    );

    app.get(
      `${tasks}/:taskId/history`,
      {
        schema: {
          operationId: "showTaskHistory",
          tags,
          summary: "All that has happened to a task, newest first",
          params: task,
          querystring: page,
          response: { 200: TaskHistory, ...problems(403, 422) },
        },
      },
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.showTaskHistory.execute(await door.askerOf(request, guildId), { ...request.query, taskId });
      },
    );
  };
