import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { AbsenceId, AbsenceList, CreateAbsenceInput, CreatedAbsence, EndedAbsence, ListAbsencesInput } from "@chorestree/atoms/assignment";
import { GuildId } from "@chorestree/atoms/guild";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { ActHeaders } from "../../http/idempotency-key.js";
import { problems } from "../../http/problems.js";

const guild = z.strictObject({ guildId: GuildId });
const tags = ["absence"];
type Needs = Pick<Organisms, "listAbsences" | "createAbsence" | "endAbsence">;

/** Who is away, on which days of the guild's calendar. */
export const absenceRoutes =
  (organisms: Needs, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    const absences = "/api/v1/guilds/:guildId/absences";

    app.get(
      absences,
      {
        schema: {
          operationId: "listAbsences",
          tags,
          summary: "Who is away on some days; where none are named, now and in the next four weeks",
          params: guild,
          querystring: ListAbsencesInput,
          response: { 200: AbsenceList, ...problems(403, 422) },
        },
      },
      async (request) => organisms.listAbsences.execute(await door.askerOf(request, request.params.guildId), request.query),
    );

    app.post(
      absences,
      {
        schema: {
          operationId: "createAbsence",
          tags,
          summary: "Be away on some days: oneself, another member, or the whole house",
          params: guild,
          headers: ActHeaders,
          body: CreateAbsenceInput,
          response: { 201: CreatedAbsence, ...problems(403, 409, 413, 415, 422) },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await organisms.createAbsence.execute(await door.actOf(request, request.params.guildId), request.body)),
    );

    app.delete(
      `${absences}/:absenceId`,
      {
        schema: {
          operationId: "endAbsence",
          tags,
          summary: "Be back: of an absence that runs, the days that have been stay; one to come is gone",
          params: guild.extend({ absenceId: AbsenceId }),
          headers: ActHeaders,
          response: { 200: EndedAbsence, ...problems(403, 409) },
        },
      },
      async (request) => {
        const { guildId, absenceId } = request.params;
        return organisms.endAbsence.execute(await door.actOf(request, guildId), { absenceId });
      },
    );
  };
