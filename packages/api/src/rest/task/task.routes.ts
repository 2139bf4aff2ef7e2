import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { GuildId } from "@chorestree/atoms/guild";
import { ListTasksInput, TaskPage, TaskStatus } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { problems } from "../../http/problems.js";

const guild = z.strictObject({ guildId: GuildId });

/** In a query string a list is one value or several of the same name, and a number is text. */
const query = ListTasksInput.extend({
  status: z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(TaskStatus).min(1).optional()),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Nothing is caught here: one error handler turns every refusal into problem details. */
export const taskRoutes =
  ({ listTasks }: Pick<Organisms, "listTasks">, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/api/v1/guilds/:guildId/tasks",
      { schema: { operationId: "listTasks", tags: ["task"], summary: "Tasks in the order in which they are due", params: guild, querystring: query, response: { 200: TaskPage, ...problems(400, 401, 403, 404, 422) } } },
      async (request) => listTasks.execute(await door.askerOf(request, request.params.guildId), request.query),
    );
  };
