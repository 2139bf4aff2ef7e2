import { z } from "zod";
import { ChoreId, type ChoreView, ListChoresInput, type ShownChore } from "@chorestree/atoms/chore";
import { connectionOf } from "../connection.js";
import type { GraphqlContext, GuildParent } from "../context.js";
import { absent, input } from "../input.js";

const ChoreArgs = z.object({ id: ChoreId });
const { limit, cursor, state } = ListChoresInput.shape;
const ChoresArgs = z.object({ first: limit, after: cursor.or(absent), state });

export const choreResolvers = {
  Guild: {
    chore: (guild: GuildParent, args: unknown, { questions }: GraphqlContext): Promise<ShownChore> =>
      questions.showChore.execute(guild.asker, { choreId: input(ChoreArgs, args).id }),

    chores: async (guild: GuildParent, args: unknown, { questions }: GraphqlContext) => {
      const { first, after, state } = input(ChoresArgs, args);
      const page = await questions.listChores.execute(guild.asker, { limit: first, state, ...(after !== undefined && { cursor: after }) });
      return connectionOf(page, ({ choreId }) => choreId);
    },
  },
  Chore: {
    id: ({ choreId }: ChoreView): ChoreId => choreId,
  },
};
