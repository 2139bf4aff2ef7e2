import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HeldSkill, LeftRota, Rota, RotaPlace, SkillRotaInput, WeightRotaInput } from "@chorestree/atoms/assignment";
import { GuildId } from "@chorestree/atoms/guild";
import { MemberRef } from "@chorestree/atoms/member";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Doorkeeper } from "../../http/doorkeeper.js";
import { ActHeaders } from "../../http/idempotency-key.js";
import { problems } from "../../http/problems.js";

const guild = z.strictObject({ guildId: GuildId });
/** One place on the rota, named by whose it is: by our id or Discord's. */
const place = guild.extend({ memberId: MemberRef });

const tags = ["rota"];
type Needs = Pick<Organisms, "showRota" | "joinRota" | "leaveRota" | "skillRota" | "weightRota">;

/** Who takes turns. */
export const rotaRoutes =
  (organisms: Needs, door: Doorkeeper): FastifyPluginAsyncZod =>
  async (app) => {
    const rota = "/api/v1/guilds/:guildId/rota";

    app.get(
      rota,
      {
        schema: {
          operationId: "showRota",
          tags,
          summary: "Who takes turns, in the order in which they joined",
          params: guild,
          response: { 200: Rota, ...problems(403) },
        },
      },
      async (request) => organisms.showRota.execute(await door.askerOf(request, request.params.guildId)),
    );

    app.put(
      `${rota}/:memberId`,
      {
        schema: {
          operationId: "joinRota",
          tags,
          summary: "Take turns from now on, oneself or another member",
          params: place,
          headers: ActHeaders,
          response: { 201: RotaPlace, ...problems(403, 409) },
        },
      },
      async (request, reply) => {
        const { guildId, memberId } = request.params;
        return reply.code(201).send(await organisms.joinRota.execute(await door.actOf(request, guildId), { memberId }));
      },
    );

    app.delete(
      `${rota}/:memberId`,
      {
        schema: {
          operationId: "leaveRota",
          tags,
          summary: "Take no more turns, oneself or another member",
          params: place,
          headers: ActHeaders,
          response: { 200: LeftRota, ...problems(403, 409) },
        },
      },
      async (request) => {
        const { guildId, memberId } = request.params;
        return organisms.leaveRota.execute(await door.actOf(request, guildId), { memberId });
      },
    );

    app.patch(
      `${rota}/:memberId`,
      {
        schema: {
          operationId: "weightRota",
          tags,
          summary: "Say how large a member's share is, in hundredths",
          params: place,
          headers: ActHeaders,
          body: WeightRotaInput.omit({ memberId: true }),
          response: { 200: RotaPlace, ...problems(403, 409, 413, 415) },
        },
      },
      async (request) => {
        const { guildId, memberId } = request.params;
        return organisms.weightRota.execute(await door.actOf(request, guildId), { ...request.body, memberId });
      },
    );

    app.put(
      `${rota}/:memberId/skills`,
      {
        schema: {
          operationId: "skillRota",
          tags,
          summary: "Say what a member can, or that they cannot any more",
          params: place,
          headers: ActHeaders,
          body: SkillRotaInput.omit({ memberId: true }),
          response: { 200: HeldSkill, ...problems(403, 409, 413, 415, 422) },
        },
      },
      async (request) => {
        const { guildId, memberId } = request.params;
        return organisms.skillRota.execute(await door.actOf(request, guildId), { ...request.body, memberId });
      },
    );
  };
