import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { TickedTask, TickTaskInput } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { nothing, TASK, taskAct } from "./task-act.schema.js";

/** In a path a number is text. */
const item = z.coerce.number().pipe(TickTaskInput.shape.item);

type Needs = Pick<Organisms, "tickTask" | "untickTask">;

/** What members do with the checklist of a task. */
export const taskChecklistRoutes =
  (organisms: Needs, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    const tick = taskItemAct("tickTask", "An item of the task's checklist is done");
    app.post(`${TASK}/checklist/:item/tick`, tick, async (request) => {
      const { guildId, ...input } = request.params;
      return organisms.tickTask.execute(await door.actOf(request, guildId), input);
    });

    const untick = taskItemAct("untickTask", "An item of the task's checklist is still to be done after all");
    app.post(`${TASK}/checklist/:item/untick`, untick, async (request) => {
      const { guildId, ...input } = request.params;
      return organisms.untickTask.execute(await door.actOf(request, guildId), input);
    });
  };

function taskItemAct(operationId: string, summary: string) {
  const { schema } = taskAct(operationId, summary, nothing, TickedTask);
  return { schema: { ...schema, params: schema.params.extend({ item }) } };
}
