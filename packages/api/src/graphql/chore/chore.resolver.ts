import { z } from "zod";
import { type ChoreBranch, ChoreId, type ChoreView, ListChoresInput, type ShownChore } from "@chorestree/atoms/chore";
import { connectionOf } from "../connection.js";
import type { GraphqlContext, GuildParent } from "../context.js";
import { absent, input } from "../input.js";

const ChoreArgs = z.object({ id: ChoreId });
const { limit, cursor, state } = ListChoresInput.shape;
const ChoresArgs = z.object({ first: limit, after: cursor.or(absent), state });

const TreeArgs = z.object({ under: ChoreId.or(absent) });

export const choreResolvers = {
  Guild: {
    chore: (guild: GuildParent, args: unknown, { questions }: GraphqlContext): Promise<ShownChore> =>
      questions.showChore.execute(guild.asker, { choreId: input(ChoreArgs, args).id }),

    choreTree: async (guild: GuildParent, args: unknown, { questions }: GraphqlContext): Promise<ChoreBranch[]> => {
      const { under } = input(TreeArgs, args);
      return (await questions.showTree.execute(guild.asker, { ...(under !== undefined && { under }) })).items;
    },

    chores: async (guild: GuildParent, args: unknown, { questions }: GraphqlContext) => {
      const { first, after, state } = input(ChoresArgs, args);
      const page = await questions.listChores.execute(guild.asker, { limit: first, state, ...(after !== undefined && { cursor: after }) });
      return connectionOf(page, ({ choreId }) => choreId);
    },
  },
  Chore: {
    id: ({ choreId }: ChoreView): ChoreId => choreId,
  },
  ChoreBranch: {
    id: ({ choreId }: ChoreBranch): ChoreId => choreId,
  },
};
