import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import {
  ActedOnTask,
  CommentTaskInput,
  CompletedTask,
  CompleteTaskInput,
  ReleaseTaskInput,
  SkipTaskInput,
  UndoTaskInput,
} from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { nothing, TASK, taskAct } from "./task-act.schema.js";

type Needs = Pick<Organisms, "claimTask" | "releaseTask" | "startTask" | "completeTask" | "skipTask" | "commentTask" | "undoTask">;

/** What members do with tasks. */
export const taskWorkRoutes =
  (organisms: Needs, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(`${TASK}/claim`, taskAct("claimTask", "Take a free place on a task", nothing, ActedOnTask), async (request) => {
      const { guildId, taskId } = request.params;
      return organisms.claimTask.execute(await door.actOf(request, guildId), { taskId });
    });

    app.post(
      `${TASK}/release`,
      taskAct("releaseTask", "Give a place on a task back", ReleaseTaskInput.omit({ taskId: true }).nullish(), ActedOnTask),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.releaseTask.execute(await door.actOf(request, guildId), { ...request.body, taskId });
      },
    );

    app.post(`${TASK}/start`, taskAct("startTask", "Begin a task; a free one becomes one's own", nothing, ActedOnTask), async (request) => {
      const { guildId, taskId } = request.params;
      return organisms.startTask.execute(await door.actOf(request, guildId), { taskId });
    });

    app.post(
      `${TASK}/complete`,
      taskAct(
        "completeTask",
        "Report a task done, or one's part of it, by oneself, with others or by somebody else",
        CompleteTaskInput.omit({ taskId: true }).nullish(),
        CompletedTask,
      ),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.completeTask.execute(await door.actOf(request, guildId), { ...request.body, taskId });
      },
    );

    app.post(
      `${TASK}/skip`,
      taskAct("skipTask", "Not this time, and why", SkipTaskInput.omit({ taskId: true }), ActedOnTask),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.skipTask.execute(await door.actOf(request, guildId), { ...request.body, taskId });
      },
    );

    app.post(
      `${TASK}/comment`,
      taskAct("commentTask", "Say something about a task", CommentTaskInput.omit({ taskId: true }), ActedOnTask),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.commentTask.execute(await door.actOf(request, guildId), { ...request.body, taskId });
      },
    );

    app.post(
      `${TASK}/undo`,
      taskAct(
        "undoTask",
        "Take the last act back, or an older one with all that came after it",
        UndoTaskInput.omit({ taskId: true }).nullish(),
        ActedOnTask,
      ),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.undoTask.execute(await door.actOf(request, guildId), { ...request.body, taskId });
      },
    );
  };
