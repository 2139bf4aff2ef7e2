import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ChangedChore, ChoreId, EditChoreInput, MoveChoreInput } from "@chorestree/atoms/chore";
import { GuildId } from "@chorestree/atoms/guild";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { ActHeaders } from "../../http/idempotency-key.js";
import { EditHeaders, versionOf } from "../../http/if-match.js";
import { problems } from "../../http/problems.js";

const chore = z.strictObject({ guildId: GuildId, choreId: ChoreId });
const change = EditChoreInput.omit({ choreId: true, version: true });
const where = MoveChoreInput.omit({ choreId: true });
/** An act that needs nothing said may come without a body, or with `{}`. */
const nothing = z.strictObject({}).nullish();

const tags = ["chore"];
type Needs = Pick<Organisms, "editChore" | "moveChore" | "pauseChore" | "resumeChore" | "archiveChore">;

/** What is done to a chore that is there already. */
export const choreActRoutes =
  (organisms: Needs, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    const one = "/api/v1/guilds/:guildId/chores/:choreId";
    const answers = { 200: ChangedChore, ...problems(403, 409, 413, 415) };

    app.patch(
      one,
      {
        schema: {
          operationId: "editChore",
          tags,
          summary: "Change a chore from now on; what is left out stays, null takes away",
          params: chore,
          headers: EditHeaders,
          body: change,
          response: { ...answers, ...problems(412, 422) },
        },
      },
      async (request, reply) => {
        const { guildId, choreId } = request.params;
        const input = { ...request.body, ...versionOf(request.headers), choreId };
        const changed = await organisms.editChore.execute(await door.actOf(request, guildId), input);
        return reply.header("etag", `"${changed.version}"`).send(changed);
      },
    );

    app.post(
      `${one}/move`,
      {
        schema: {
          operationId: "moveChore",
          tags,
          summary: "Stand under another chore, or in another order among those of the same parent, with all below it",
          params: chore,
          headers: ActHeaders,
          body: where,
          response: { ...answers, ...problems(422) },
        },
      },
      async (request) => {
        const { guildId, choreId } = request.params;
        return organisms.moveChore.execute(await door.actOf(request, guildId), { ...request.body, choreId });
      },
    );

    app.post(
      `${one}/pause`,
      {
        schema: {
          operationId: "pauseChore",
          tags,
          summary: "Nothing comes of it until it is resumed",
          params: chore,
          headers: ActHeaders,
          body: nothing,
          response: answers,
        },
      },
      async (request) =>
        organisms.pauseChore.execute(await door.actOf(request, request.params.guildId), { choreId: request.params.choreId }),
    );

    app.post(
      `${one}/resume`,
      {
        schema: {
          operationId: "resumeChore",
          tags,
          summary: "It comes back from now on",
          params: chore,
          headers: ActHeaders,
          body: nothing,
          response: answers,
        },
      },
      async (request) =>
        organisms.resumeChore.execute(await door.actOf(request, request.params.guildId), { choreId: request.params.choreId }),
    );

    app.post(
      `${one}/archive`,
      {
        schema: {
          operationId: "archiveChore",
          tags,
          summary: "It is over, for good",
          params: chore,
          headers: ActHeaders,
          body: nothing,
          response: answers,
        },
      },
      async (request) =>
        organisms.archiveChore.execute(await door.actOf(request, request.params.guildId), { choreId: request.params.choreId }),
    );
  };
