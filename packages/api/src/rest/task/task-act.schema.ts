import { z } from "zod";
import { GuildId } from "@chorestree/atoms/guild";
import { TaskId } from "@chorestree/atoms/task";
import { ActHeaders } from "../../http/idempotency-key.js";
import { problems } from "../../http/problems.js";

export const TASK = "/api/v1/guilds/:guildId/tasks/:taskId";

/** An act that needs nothing said may come without a body, or with `{}`. */
export const nothing = z.strictObject({}).nullish();

/** What every act on one task has in its documentation: the act by its name, what it takes and what it answers. */
export const taskAct = <Body extends z.ZodType, Answer extends z.ZodType>(
  operationId: string,
  summary: string,
  body: Body,
  answer: Answer,
) => ({
  schema: {
    operationId,
    tags: ["task"],
    summary,
    params: z.strictObject({ guildId: GuildId, taskId: TaskId }),
    headers: ActHeaders,
    body,
    response: { 200: answer, ...problems(403, 409, 413, 415) },
  },
});
