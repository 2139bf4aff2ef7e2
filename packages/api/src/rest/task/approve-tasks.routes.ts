import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { GuildId } from "@chorestree/atoms/guild";
import { ApprovedTasks, ApproveTasksInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { ActHeaders } from "../../http/idempotency-key.js";
import { problems } from "../../http/problems.js";

/** Many at once, each with its own result: what is refused does not fail the rest. */
export const approveTasksRoutes =
  (organisms: Pick<Organisms, "approveTasks">, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      "/api/v1/guilds/:guildId/tasks/approve",
      {
        schema: {
          operationId: "approveTasks",
          tags: ["task"],
          summary: "Up to 100 reports count, each by the rules of one; each with its own result",
          params: z.strictObject({ guildId: GuildId }),
          headers: ActHeaders,
          body: ApproveTasksInput,
          response: { 200: ApprovedTasks, ...problems(403, 409, 413, 415) },
        },
      },
      async (request) => organisms.approveTasks.execute(await door.actOf(request, request.params.guildId), request.body),
    );
  };
