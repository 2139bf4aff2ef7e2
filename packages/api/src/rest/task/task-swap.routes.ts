import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { ActedOnTask, SwapTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { nothing, TASK, taskAct } from "./task-act.schema.js";

type Needs = Pick<Organisms, "swapTask" | "acceptSwap" | "declineSwap" | "withdrawSwap">;

/** Offering a task, and what becomes of the offer. */
export const taskSwapRoutes =
  (organisms: Needs, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      `${TASK}/swap`,
      taskAct("swapTask", "Offer one's task to a member or to all", SwapTaskInput.omit({ taskId: true }), ActedOnTask),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.swapTask.execute(await door.actOf(request, guildId), { ...request.body, taskId });
      },
    );

    app.post(`${TASK}/swap/accept`, taskAct("acceptSwap", "Take over a task that is offered", nothing, ActedOnTask), async (request) => {
      const { guildId, taskId } = request.params;
      return organisms.acceptSwap.execute(await door.actOf(request, guildId), { taskId });
    });

    app.post(
      `${TASK}/swap/decline`,
      taskAct("declineSwap", "Say no to a task that is offered to oneself", nothing, ActedOnTask),
      async (request) => {
        const { guildId, taskId } = request.params;
        return organisms.declineSwap.execute(await door.actOf(request, guildId), { taskId });
      },
    );

    app.post(`${TASK}/swap/withdraw`, taskAct("withdrawSwap", "Do a task after all", nothing, ActedOnTask), async (request) => {
      const { guildId, taskId } = request.params;
      return organisms.withdrawSwap.execute(await door.actOf(request, guildId), { taskId });
    });
  };
