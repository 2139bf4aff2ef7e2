import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { GuildId } from "@chorestree/atoms/guild";
import { PreviewUndoInput, TaskId, UndoPreview } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { problems } from "../../http/problems.js";
import { TASK } from "./task-act.schema.js";

/** In a query string a number is text. */
const query = PreviewUndoInput.omit({ taskId: true }).extend({ step: z.coerce.number().int().min(1) });

/** What undoing an older act would take along. */
export const previewUndoRoutes =
  (organisms: Pick<Organisms, "previewUndo">, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      `${TASK}/undo`,
      {
        schema: {
          operationId: "previewUndo",
          tags: ["task"],
          summary: "Which steps go when that act is taken back; `newest` confirms them as `takeAlong`",
          params: z.strictObject({ guildId: GuildId, taskId: TaskId }),
          querystring: query,
          response: { 200: UndoPreview, ...problems(403, 409) },
        },
      },
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.previewUndo.execute(await door.askerOf(request, guildId), { ...request.query, taskId });
      },
    );
  };
