import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { GuildId } from "@chorestree/atoms/guild";
import { WeekPlanView } from "@chorestree/atoms/task";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { problems } from "../../http/problems.js";

export const planRoutes =
  (organisms: Pick<Organisms, "showPlan">, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/api/v1/guilds/:guildId/plan",
      {
        schema: {
          operationId: "showPlan",
          tags: ["task"],
          summary: "The week from today: who does what and why, and everyone's balance before and after",
          params: z.strictObject({ guildId: GuildId }),
          response: { 200: WeekPlanView, ...problems(403) },
        },
      },
      async (request) => organisms.showPlan.execute(await door.askerOf(request, request.params.guildId), {}),
    );
  };
