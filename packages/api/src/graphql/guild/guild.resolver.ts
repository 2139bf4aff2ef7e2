import { z } from "zod";
import { GuildId } from "@chorestree/atoms/guild";
import type { GraphqlContext, GuildParent } from "../context.js";
import { input } from "../input.js";

const GuildArgs = z.object({ id: GuildId });

export const guildResolvers = {
  Query: {
    guild: async (_root: unknown, args: unknown, context: GraphqlContext): Promise<GuildParent> => {
      const { id } = input(GuildArgs, args);
      return { id, asker: await context.askerIn(id) };
    },
  },
  Member: {
    id: ({ memberId }: { memberId: string }): string => memberId,
  },
};
