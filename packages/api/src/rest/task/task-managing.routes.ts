import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { ActedOnTask, AssignTaskInput, CompletedTask, CorrectTaskInput, RejectTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { nothing, TASK, taskAct } from "./task-act.schema.js";

type Needs = Pick<Organisms, "assignTask" | "approveTask" | "rejectTask" | "cancelTask" | "reopenTask" | "correctTask">;

/** What managers do with tasks. */
export const taskManagingRoutes =
  (organisms: Needs, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      `${TASK}/assign`,
      taskAct("assignTask", "Give a task to a member, by our id or Discord's", AssignTaskInput.omit({ taskId: true }), ActedOnTask),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.assignTask.execute(await door.actOf(request, guildId), { ...request.body, taskId });
      },
    );

    app.post(
      `${TASK}/approve`,
      taskAct("approveTask", "A report counts; never by whoever did it", nothing, CompletedTask),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.approveTask.execute(await door.actOf(request, guildId), { taskId });
      },
    );

    app.post(
      `${TASK}/reject`,
      taskAct(
        "rejectTask",
        "A report does not count, and why; never by whoever did it",
        RejectTaskInput.omit({ taskId: true }),
        ActedOnTask,
      ),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.rejectTask.execute(await door.actOf(request, guildId), { ...request.body, taskId });
      },
    );

    app.post(`${TASK}/cancel`, taskAct("cancelTask", "It need not be done", nothing, ActedOnTask), async (request) => {
      const { guildId, taskId } = request.params;
      return organisms.cancelTask.execute(await door.actOf(request, guildId), { taskId });
    });

    app.post(
      `${TASK}/reopen`,
      taskAct("reopenTask", "Open a closed task; what it had earned is taken back", nothing, ActedOnTask),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.reopenTask.execute(await door.actOf(request, guildId), { taskId });
      },
    );

    app.post(
      `${TASK}/correct`,
      taskAct(
        "correctTask",
        "Who did it, when, or whether it was done, was otherwise",
        CorrectTaskInput.omit({ taskId: true }),
        ActedOnTask,
      ),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.correctTask.execute(await door.actOf(request, guildId), { ...request.body, taskId });
      },
    );
  };
