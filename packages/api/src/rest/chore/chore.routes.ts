import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import {
  ChoreId,
  ChorePage,
  ChoreTreeView,
  CreateChoreInput,
  CreatedChore,
  ListChoresInput,
  PreviewRepeatInput,
  RepeatPreview,
  ShownChore,
  ShowTreeInput,
} from "@chorestree/atoms/chore";
import { GuildId } from "@chorestree/atoms/guild";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { ActHeaders } from "../../http/idempotency-key.js";
import { problems } from "../../http/problems.js";

const guild = z.strictObject({ guildId: GuildId });
const chore = guild.extend({ choreId: ChoreId });
/** In a query string a number is text. */
const query = ListChoresInput.extend({ limit: z.coerce.number().int().min(1).max(100).default(50) });

const tags = ["chore"];
type Needs = Pick<Organisms, "createChore" | "listChores" | "previewRepeat" | "showChore" | "showTree">;

export const choreRoutes =
  (organisms: Needs, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    const chores = "/api/v1/guilds/:guildId/chores";

    app.get(
      chores,
      {
        schema: {
          operationId: "listChores",
          tags,
          summary: "Chores in the order in which they were made",
          params: guild,
          querystring: query,
          response: { 200: ChorePage, ...problems(403, 422) },
        },
      },
      async (request) => organisms.listChores.execute(await door.askerOf(request, request.params.guildId), request.query),
    );

    app.post(
      chores,
      {
        schema: {
          operationId: "createChore",
          tags,
          summary: "A new chore, from which tasks are made",
          params: guild,
          headers: ActHeaders,
          body: CreateChoreInput,
          response: { 201: CreatedChore, ...problems(403, 409, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const { guildId } = request.params;
        const created = await organisms.createChore.execute(await door.actOf(request, guildId), request.body);
        return reply.code(201).header("location", `/api/v1/guilds/${guildId}/chores/${created.choreId}`).send(created);
      },
    );

    app.post(
      `${chores}/preview`,
      {
        schema: {
          operationId: "previewRepeat",
          tags,
          summary: "What a repeat would be understood as, and its next dates; nothing is saved",
          params: guild,
          body: PreviewRepeatInput,
          response: { 200: RepeatPreview, ...problems(403, 413, 415, 422) },
        },
      },
      async (request) => organisms.previewRepeat.execute(await door.askerOf(request, request.params.guildId), request.body),
    );

    app.get(
      `${chores}/tree`,
      {
        schema: {
          operationId: "showTree",
          tags,
          summary: "The chores in the order of their tree, or those under one, each with how far this week's work in its branch is",
          params: guild,
          querystring: ShowTreeInput,
          response: { 200: ChoreTreeView, ...problems(403) },
        },
      },
      async (request) => organisms.showTree.execute(await door.askerOf(request, request.params.guildId), request.query),
    );

    app.get(
      `${chores}/:choreId`,
      {
        schema: {
          operationId: "showChore",
          tags,
          summary: "One chore as it is now, and when it comes next",
          params: chore,
          response: { 200: ShownChore, ...problems(403) },
        },
      },
      async (request, reply) => {
        const { guildId, choreId } = request.params;
        const shown = await organisms.showChore.execute(await door.askerOf(request, guildId), { choreId });
        return reply.header("etag", `"${shown.version}"`).send(shown);
      },
    );
  };
