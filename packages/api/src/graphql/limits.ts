import type { ApolloServerOptions } from "@apollo/server";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import type { GraphqlContext } from "./context.js";

type Limits = Required<Pick<ApolloServerOptions<GraphqlContext>, "plugins" | "validationRules">>;

/** Refuses before anything is executed: a query's text may be small and its work enormous. */
export function limits(production: boolean): Limits {
  const armor = new ApolloArmor({
    maxDepth: { n: 10 },
    maxAliases: { n: 15 },
    maxDirectives: { n: 10 },
    maxTokens: { n: 1000 },
    // Pages count as long as they may become: the longest with all its fields stays below.
    costLimit: { maxCost: 25_000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5, ignoreIntrospection: !production },
    blockFieldSuggestion: { enabled: production },
  });
  // Its types are written for servers without exactOptionalPropertyTypes.
  return armor.protect() as unknown as Limits;
}
